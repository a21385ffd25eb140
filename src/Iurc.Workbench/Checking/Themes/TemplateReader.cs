using Iurc.Workbench.Orchard;

namespace Iurc.Workbench.Checking.Themes;

/// <summary>Follows a template from its beginning to its end, and says what it asks for that is not there.</summary>
internal sealed class TemplateReader
{
    // What Orchard gives to every template besides what the preview knows.
    private static readonly HashSet<string> s_elsewhere = new(StringComparer.Ordinal) { "User", "HttpContext", "Queries", "Environment", "TrackingConsent" };

    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal) { "true", "false", "nil", "null", "empty", "blank", "and", "or", "contains", "reversed", "in", "startswith", "endswith" };

    private static readonly string[] s_loop = ["index", "index0", "rindex", "rindex0", "first", "last", "length", "name", "parentloop"];

    // Their text is an address or the name of something, never a text of the interface.
    private static readonly HashSet<string> s_addresses = new(StringComparer.Ordinal) { "href", "absolute_url", "append_version", "asset_url", "resize_url" };

    private readonly ThemeModel _model;
    private readonly TemplateFile _file;
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, LiquidType> _variables;
    private readonly Stack<(string Name, bool IsSafe)> _captures = new();
    private readonly Stack<(string Name, LiquidType? Before)> _loops = new();
    private readonly Stack<LiquidType> _cases = new();
    private readonly bool _isForStaff;

    // The tokens of the piece that is being read.
    private IReadOnlyList<LiquidToken> _tokens = [];
    private int _at;

    /// <summary>Prepares to read a template.</summary>
    public TemplateReader(ThemeModel model, TemplateFile file)
    {
        _model = model;
        _file = file;
        // A page that search engines may not show is one for the staff, who read English.
        _isForStaff = file.Text.Contains("name=\"robots\" content=\"noindex\"", StringComparison.Ordinal);
        _variables = new(StringComparer.Ordinal)
        {
            ["Model"] = new ModelType(file.Name),
            ["Request"] = new ClassType(typeof(Rendering.PageRequest)),
            ["Site"] = new ClassType(typeof(Rendering.Globals.SiteValue)),
            ["Culture"] = new ClassType(typeof(Rendering.Globals.CultureValue)),
            ["Programme"] = new ClassType(typeof(Rendering.Globals.ProgrammeValue)),
            ["Content"] = new HandlesType(),
        };
    }

    /// <summary>Reads it.</summary>
    public IReadOnlyList<Finding> Read()
    {
        foreach (var piece in _file.Pieces)
        {
            (_tokens, _at) = (piece.Tokens, 0);
            if (piece.IsOutput)
            {
                Output();
            }
            else
            {
                Tag(piece);
            }
        }

        return _findings;
    }

    private LiquidToken? Current => _at < _tokens.Count ? _tokens[_at] : null;

    private void Tag(LiquidPiece piece)
    {
        switch (piece.Tag)
        {
            case "assign" when Name() is { } assigned && Skip("="):
                var value = Expression(isInterface: true, out _);
                _variables[assigned.Text] = _variables.TryGetValue(assigned.Text, out var before) && before is not ModelType ? LiquidType.Either(before, value) : value;
                break;

            case "capture" when Name() is { } captured:
                _captures.Push((captured.Text, true));
                break;

            case "endcapture" when _captures.TryPop(out var capture):
                _variables[capture.Name] = new TextType(capture.IsSafe, IsCaptured: true);
                break;

            case "for" when Name() is { } item && Skip("in"):
                _loops.Push((item.Text, _variables.GetValueOrDefault(item.Text)));
                var list = Primary();
                _variables[item.Text] = list is ListType some ? some.Element : LiquidType.Unknown;
                Rest();
                break;

            case "endfor" when _loops.TryPop(out var loop):
                _variables.Remove(loop.Name);
                if (loop.Before is not null)
                {
                    _variables[loop.Name] = loop.Before;
                }

                break;

            case "case":
                _cases.Push(Primary());
                break;

            case "endcase":
                _cases.TryPop(out _);
                break;

            case "when":
                while (Current is not null)
                {
                    Compare(_cases.TryPeek(out var subject) ? subject : LiquidType.Unknown, Literal());
                }

                break;

            case "if" or "elsif" or "unless":
                Condition();
                break;

            case "shape":
                Shape();
                break;

            case "zone" or "render_section":
                Zone(piece.Tag);
                break;

            case "page_title" or "page_title_add_segment":
                Title(piece);
                break;

            case "else" or "endif" or "endunless" or "endzone" or "render_body":
                break;

            default:
                Rest();
                break;
        }
    }

    private void Output()
    {
        var start = Current?.Start ?? 0;
        var type = Expression(isInterface: true, out var filters);
        var isRaw = filters.Contains("raw");
        if ((!isRaw || type.IsSafe) && type is not TextType { IsCaptured: true, IsMarkup: false })
        {
            return;
        }

        if (_captures.TryPop(out var capture))
        {
            // The text is kept, not printed. What it is printed as is another output's matter.
            _captures.Push(capture with { IsSafe = false });
        }
        else
        {
            Report(start, CheckCode.UnsafeOutput, "The template prints this as markup, whatever people have typed. Put sanitize_html before raw, or take raw out.");
        }
    }

    private void Title(LiquidPiece piece)
    {
        var (first, type) = (Current?.Start ?? piece.Start, Primary());
        if (!type.IsSafe && type is not UnknownType)
        {
            Report(first, CheckCode.UnsafeOutput, $"The tag {piece.Tag} prints its text as markup. Assign the text with the filter escape first.");
        }

        Rest();
    }

    private void Shape()
    {
        if (Current is not { Kind: 's' } name)
        {
            Rest();
            return;
        }

        _at++;
        if (!_model.Templates.Contains(name.Text))
        {
            Report(name.Start, CheckCode.UnknownShape, $"The theme has no template {name.Text}.liquid.{Similar.Hint(name.Text, _model.Templates)}");
        }

        var arguments = new List<(string Name, LiquidType Type)>();
        while (Skip(","))
        {
            if (Name() is not { } argument || !Skip(":"))
            {
                Rest();
                break;
            }

            var literal = Current is { Kind: 's' } text ? text : null;
            var property = string.Concat(argument.Text.Split('_').Select(word => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..]));
            arguments.Add((property, Primary()));
            if (literal is not null)
            {
                CheckAddress(literal, [], isVersioned: true);
                CheckInterface(literal, []);
            }

            if (_model.Templates.Contains(name.Text) && !_model.Reads(name.Text, property))
            {
                Report(argument.Start, CheckCode.ShapeArgument, $"The template {name.Text}.liquid does not read the argument \"{argument.Text}\". Take it out, or write the name that the template reads.");
            }
        }

        foreach (var twin in arguments.GroupBy(argument => argument.Name).Where(twins => twins.Skip(1).Any()))
        {
            Report(name.Start, CheckCode.ShapeArgument, $"The argument {twin.Key} stands here twice. Take one out.");
        }

        _model.NoteCall(name.Text, arguments);
    }

    private void Zone(string tag)
    {
        if (Current is { Kind: 'n', Text: "name" })
        {
            _at++;
            Skip(":");
        }

        if (Current is { Kind: 's' } zone)
        {
            if (tag == "render_section")
            {
                _model.Sections.Add(zone.Text);
            }
            else if (!_model.Sections.Contains(zone.Text))
            {
                Report(zone.Start, CheckCode.UnknownZone, $"No template shows the zone \"{zone.Text}\".{Similar.Hint(zone.Text, _model.Sections)} Put the tag render_section into the layout.");
            }
        }

        Rest();
    }

    private void Condition()
    {
        while (Current is not null)
        {
            var left = Primary();
            if (Current is { Text: "==" or "!=" })
            {
                _at++;
                if (Current is { Kind: 's' })
                {
                    Compare(left, Literal());
                }
                else
                {
                    Primary();
                }
            }
            else if (Current is not null)
            {
                _at++;
            }
        }
    }

    private LiquidToken? Literal()
    {
        var token = Current;
        if (token is { Kind: 's' })
        {
            _at++;
            return token;
        }

        Primary();
        return null;
    }

    private void Compare(LiquidType subject, LiquidToken? literal)
    {
        if (literal is { Text.Length: > 0 } && subject is TextType { Values: { Count: > 0 } values } && !values.Contains(literal.Text))
        {
            Report(literal.Start, CheckCode.NeverTrue, $"The value is never \"{literal.Text}\".{Similar.Hint(literal.Text, values)} It is one of: {string.Join(", ", values.Where(value => value.Length > 0).Order(StringComparer.Ordinal).Take(12))}.");
        }
    }

    // A value with its filters.
    private LiquidType Expression(bool isInterface, out HashSet<string> filters)
    {
        filters = new(StringComparer.Ordinal);
        var literal = Current is { Kind: 's' } text ? text : null;
        var type = Primary();
        while (Skip("|"))
        {
            if (Name() is not { } filter)
            {
                break;
            }

            filters.Add(filter.Text);
            var arguments = new List<LiquidType>();
            if (Skip(":"))
            {
                do
                {
                    if (Current is { Kind: 'n' } && _at + 1 < _tokens.Count && _tokens[_at + 1].Text == ":")
                    {
                        _at += 2;
                    }

                    arguments.Add(Primary());
                }
                while (Skip(","));
            }

            if (!LiquidFilters.Names.Contains(filter.Text))
            {
                var hint = OrchardFacts.Current.LiquidFilters.Contains(filter.Text) ? " Orchard has it, but the preview does not: use one that both have." : Similar.Hint(filter.Text, LiquidFilters.Names);
                Report(filter.Start, CheckCode.UnknownFilter, $"There is no filter \"{filter.Text}\".{hint}");
                type = LiquidType.Unknown;
            }
            else
            {
                type = LiquidFilters.Apply(filter.Text, type, arguments);
            }
        }

        if (Current is { } left)
        {
            Report(left.Start, CheckCode.TemplateSyntax, $"\"{left.Text}\" is passed over here. Put a | before a filter, or take it out.");
        }

        if (literal is not null)
        {
            CheckAddress(literal, filters, isVersioned: filters.Contains("append_version") || filters.Contains("absolute_url"));
            if (isInterface)
            {
                CheckInterface(literal, filters);
            }
        }

        return type;
    }

    private LiquidType Primary()
    {
        var token = Current;
        if (token is null)
        {
            return LiquidType.Plain;
        }

        _at++;
        switch (token.Kind)
        {
            case 's':
                return LiquidType.Markup;

            case 'd':
                return LiquidType.Plain;

            case 'n' when !s_words.Contains(token.Text):
                return Path(token);

            case 'o' when token.Text == "(":
                while (Current is { Text: not ")" })
                {
                    Primary();
                }

                Skip(")");
                return new ListType(LiquidType.Plain);

            default:
                return LiquidType.Plain;
        }
    }

    private LiquidType Path(LiquidToken root)
    {
        LiquidType type;
        if (root.Text == "forloop")
        {
            type = LiquidType.Plain;
            if (Current is { Text: "." } && _at + 1 < _tokens.Count)
            {
                if (!s_loop.Contains(_tokens[_at + 1].Text))
                {
                    Report(_tokens[_at + 1].Start, CheckCode.UnknownLiquidMember, $"forloop has no member \"{_tokens[_at + 1].Text}\".{Similar.Hint(_tokens[_at + 1].Text, s_loop)}");
                }

                _at += 2;
            }

            return type;
        }

        if (!_variables.TryGetValue(root.Text, out var found))
        {
            if (!s_elsewhere.Contains(root.Text))
            {
                Report(root.Start, CheckCode.UnknownLiquidVariable, $"There is no variable \"{root.Text}\" here.{Similar.Hint(root.Text, _variables.Keys)} Assign it first.");
            }

            found = LiquidType.Unknown;
        }

        type = found;
        while (Current is { Text: "." or "[" } sign)
        {
            _at++;
            if (sign.Text == ".")
            {
                if (Current is not { Kind: 'n' } member)
                {
                    break;
                }

                _at++;
                type = Member(type, member, root.Text);
            }
            else
            {
                var key = Current;
                var isHandle = type is HandlesType;
                Primary();
                Skip("]");
                type = isHandle ? Handle(key)
                    : type is ListType list ? list.Element
                    : key is { Kind: 's' } ? Member(type, key, root.Text)
                    : LiquidType.Unknown;
            }
        }

        return type;
    }

    private LiquidType Handle(LiquidToken? key)
    {
        if (key is not { Kind: 's' })
        {
            return new ItemType(null);
        }

        if (!key.Text.StartsWith("alias:", StringComparison.OrdinalIgnoreCase) || !_model.TypeOfAlias.TryGetValue(key.Text["alias:".Length..], out var type))
        {
            Report(key.Start, CheckCode.DanglingId, $"No published item answers to \"{key.Text}\".{Similar.Hint(key.Text, _model.TypeOfAlias.Keys.Select(alias => "alias:" + alias))}");
            return LiquidType.Unknown;
        }

        return new ItemType(type);
    }

    private LiquidType Member(LiquidType owner, LiquidToken member, string root)
    {
        if (owner is ModelType model)
        {
            _model.NoteRead(_file.Name, member.Text);
            if (_model.Argument(model.Template, member.Text) is { } argument)
            {
                return argument;
            }

            Report(member.Start, CheckCode.ShapeArgument, $"Nobody passes \"{member.Text}\" to this template.{Similar.Hint(member.Text, _model.ArgumentsOf(model.Template))}");
            return LiquidType.Unknown;
        }

        if (owner is ClassType { Class: var type } && type == typeof(Rendering.PageRequest) && member.Text == "Query")
        {
            return new QueryType();
        }

        if (_model.Members.Of(owner, member.Text) is { } found)
        {
            return found;
        }

        Report(member.Start, CheckCode.UnknownLiquidMember,
            $"{root} has no \"{member.Text}\" here: it prints nothing.{Similar.Hint(member.Text, _model.Members.NamesOf(owner))}");
        return LiquidType.Unknown;
    }

    // A text that begins with a tilde is an address of this site.
    private void CheckAddress(LiquidToken literal, HashSet<string> filters, bool isVersioned)
    {
        if (literal.Text.StartsWith("alias:", StringComparison.OrdinalIgnoreCase))
        {
            if (!_model.TypeOfAlias.ContainsKey(literal.Text["alias:".Length..]))
            {
                Handle(literal);
            }

            return;
        }

        if (!literal.Text.StartsWith("~/", StringComparison.Ordinal) && !literal.Text.StartsWith(ThemeFiles.RequestPath, StringComparison.OrdinalIgnoreCase))
        {
            if (filters.Contains("href") || filters.Contains("absolute_url"))
            {
                Report(literal.Start, CheckCode.BrokenLink, $"The address \"{literal.Text}\" of this site has to begin with ~/.");
            }

            return;
        }

        var path = literal.Text.TrimStart('~').TrimStart('/').Split('?', '#')[0].TrimEnd('/');
        if (("/" + path).StartsWith(ThemeFiles.RequestPath, StringComparison.OrdinalIgnoreCase))
        {
            if (!_model.Theme.HasStatic(path[(ThemeFiles.RequestPath.Length - 1)..]))
            {
                Report(literal.Start, CheckCode.MissingAsset, $"The theme has no static file {path[(ThemeFiles.RequestPath.Length - 1)..]}.");
            }
            else if (!isVersioned)
            {
                Report(literal.Start, CheckCode.UnversionedAsset, "The address has no version, so that browsers keep the old file for a year. Add the filter append_version.");
            }
        }
        else if (path.Length > 0 && !_model.Pages.Contains(path) && !path.StartsWith("media/", StringComparison.OrdinalIgnoreCase) && !IsRoute(path))
        {
            Report(literal.Start, CheckCode.BrokenLink, $"The link \"{literal.Text}\" leads to no published page.{Similar.Hint(path, _model.Pages)}");
        }
    }

    // Modules answer at addresses of their own, which stand in their sources.
    private bool IsRoute(string path) => _model.Set.Code.Routes.Contains(path) || path.Split('/')[0] is "admin" or "login";

    private void CheckInterface(LiquidToken literal, HashSet<string> filters)
    {
        if (!_isForStaff && !filters.Contains("t") && !filters.Overlaps(s_addresses) && Interface.IsText(literal.Text))
        {
            Report(literal.Start, CheckCode.Untranslated, $"\"{literal.Text}\" is read by people. Put | t behind it, so that it can be translated.");
        }
    }

    private LiquidToken? Name()
    {
        if (Current is { Kind: 'n' } name)
        {
            _at++;
            return name;
        }

        return null;
    }

    private bool Skip(string text)
    {
        if (Current?.Text != text || Current.Kind == 's')
        {
            return false;
        }

        _at++;
        return true;
    }

    // Whatever is left names variables at most.
    private void Rest()
    {
        while (Current is { } token)
        {
            if (token.Kind == 'n' && _at + 1 < _tokens.Count && _tokens[_at + 1].Text == ":")
            {
                _at += 2;
            }
            else
            {
                Primary();
            }
        }
    }

    private void Report(int offset, CheckCode code, string message) => _findings.Add(Finding.Error(_file.Path, _file.At(offset), code, message));
}
