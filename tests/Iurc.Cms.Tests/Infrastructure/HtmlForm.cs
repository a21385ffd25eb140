using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Xunit;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>
/// A form as a browser sends it. What is typed, ticked, chosen or pressed has to be on the page, where somebody can see it, and not be
/// switched off: a test that could not be done by hand fails. What the page's own script writes goes by <see cref="SetByScript"/>, and
/// what no browser would send by <see cref="Forge"/>.
/// </summary>
internal sealed class HtmlForm
{
    /// <summary>What browsers send of a button without a value.</summary>
    private const string NoValue = "Submit";

    private readonly IHtmlFormElement _form;
    private readonly List<KeyValuePair<string, string>> _fields = [];
    private string? _pressed;

    private HtmlForm(IHtmlFormElement form)
    {
        _form = form;
        Action = form.GetAttribute("action") ?? "";
        foreach (var element in form.Elements)
        {
            if (element.GetAttribute("name") is { Length: > 0 } name && !element.HasAttribute("disabled"))
            {
                _fields.AddRange(ValuesOf(element).Select(value => new KeyValuePair<string, string>(name, value)));
            }
        }
    }

    public string Action { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    /// <summary>The only value of a field; null if the form does not send it. Setting it types the value or chooses it.</summary>
    public string? this[string name]
    {
        get => _fields.Where(field => field.Key == name).Select(field => field.Value).SingleOrDefault();
        set => SetAll(name, [value ?? throw new ArgumentNullException(nameof(value))]);
    }

    public static HtmlForm Of(IDocument page, string selector = "main form[method=post], form[method=post]")
    {
        var form = page.QuerySelector(selector) as IHtmlFormElement;
        Assert.True(form is not null, $"No form \"{selector}\" on the page: {Answer.TextOf(page.Body!)}");
        return new HtmlForm(form);
    }

    /// <summary>Types the only value, or chooses all that are given of those which the form offers.</summary>
    public void SetAll(string name, IReadOnlyCollection<string> values)
    {
        var controls = VisibleControls(name, element => element is not IHtmlButtonElement && element is not IHtmlInputElement { Type: "submit" or "image" or "button" or "reset" });
        Assert.True(controls.Count > 0, Missing("field", name));

        string[] offered = [.. controls.SelectMany(control => control switch
        {
            IHtmlSelectElement select => select.Options.Where(option => !option.IsDisabled).Select(option => option.Value),
            IHtmlInputElement { Type: "checkbox" or "radio" } box => [box.Value],
            _ => (IEnumerable<string>)[],
        })];
        if (offered.Length == 0)
        {
            Assert.True(controls.Count == 1 && values.Count == 1, $"Not one box for one value: {string.Join(' ', controls.Select(control => control.OuterHtml))}");
            Assert.False(controls[0].HasAttribute("readonly"), $"Nobody can type into \"{name}\".");
        }
        else
        {
            Assert.All(values, value => Assert.True(offered.Contains(value), $"\"{name}\" offers no \"{value}\" but: {string.Join(", ", offered)}"));
        }

        Replace(name, values);
    }

    /// <summary>Ticks a box or clears it. The hidden field that stands for the cleared box, if the page has one, is sent either way.</summary>
    public void Tick(string name, bool ticked)
    {
        Assert.True(VisibleControls(name, element => element is IHtmlInputElement { Type: "checkbox", Value: "true" }).Count > 0, Missing("box", name));
        _fields.RemoveAll(field => field.Key == name && field.Value == "true");
        if (ticked)
        {
            _fields.Insert(0, new(name, "true"));
        }
    }

    public bool IsTicked(string name) => _fields.Contains(new(name, "true"));

    /// <summary>Presses a button instead of the one that has been pressed before.</summary>
    /// <param name="name">The button's name.</param>
    /// <param name="value">Its value; if it is left out, that of the only button of the name, or else the name.</param>
    public HtmlForm Press(string name, string? value = null)
    {
        var buttons = VisibleControls(name, element => element is IHtmlButtonElement { Type: "submit" } or IHtmlInputElement { Type: "submit" })
            .Select(element => element.GetAttribute("value") ?? NoValue).ToList();
        value ??= buttons.Count == 1 ? buttons[0] : name;
        Assert.True(buttons.Contains(value), Missing("button", $"{name}={value}"));
        if (_pressed is not null)
        {
            _fields.RemoveAll(field => field.Key == _pressed);
        }

        _pressed = name;
        Replace(name, [value]);
        return this;
    }

    /// <summary>Fills in a field that the form has, as its script does when somebody chooses something.</summary>
    public void SetByScript(string name, string value)
    {
        Assert.True(_form.Elements.Any(element => element.GetAttribute("name") == name && !element.HasAttribute("disabled")), Missing("field for a script", name));
        Replace(name, [value]);
    }

    /// <summary>Sends what the page does not offer, or leaves out what it would send: null takes the field out.</summary>
    public HtmlForm Forge(string name, string? value)
    {
        Replace(name, value is null ? [] : [value]);
        return this;
    }

    private void Replace(string name, IEnumerable<string> values)
    {
        _fields.RemoveAll(field => field.Key == name);
        _fields.AddRange(values.Select(value => new KeyValuePair<string, string>(name, value)));
    }

    private List<IElement> VisibleControls(string name, Func<IElement, bool> isOfTheKind)
        => [.. _form.Elements.Where(element => element.GetAttribute("name") == name && isOfTheKind(element) && IsUsable(element))];

    private string Missing(string kind, string name)
        => $"The form has no {kind} \"{name}\" that somebody could use, but: {string.Join(", ", _form.Elements.Where(IsUsable).Select(element => element.GetAttribute("name")).OfType<string>().Distinct())}";

    private static bool IsUsable(IElement element)
        => element is not IHtmlInputElement { Type: "hidden" } && !element.HasAttribute("disabled") && element.Closest("fieldset[disabled]") is null
            && element.Closest("[hidden], .d-none, [style*='display:none'], [style*='display: none']") is null;

    private static IEnumerable<string> ValuesOf(IElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? [box.Value] : [],
        IHtmlInputElement { Type: "submit" or "button" or "image" or "file" or "reset" } => [],
        IHtmlInputElement input => [input.Value],
        IHtmlTextAreaElement area => [area.Value],
        IHtmlSelectElement { IsMultiple: true } select => select.Options.Where(option => option.IsSelected).Select(option => option.Value),
        IHtmlSelectElement select => select.Options.Where(option => option.IsSelected).Concat(select.Options).Take(1).Select(option => option.Value),
        _ => [],
    };
}
