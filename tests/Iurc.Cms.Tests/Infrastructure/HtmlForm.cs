using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Xunit;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>A form as a browser without script would send it.</summary>
internal sealed class HtmlForm
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    private HtmlForm(string action) => Action = action;

    public string Action { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    /// <summary>The only value of a field. Setting it replaces all values; null takes the field out.</summary>
    public string? this[string name]
    {
        get => _fields.Where(field => field.Key == name).Select(field => field.Value).SingleOrDefault();
        set
        {
            _fields.RemoveAll(field => field.Key == name);
            if (value is not null)
            {
                _fields.Add(new(name, value));
            }
        }
    }

    public void SetAll(string name, IEnumerable<string> values)
    {
        _fields.RemoveAll(field => field.Key == name);
        _fields.AddRange(values.Select(value => new KeyValuePair<string, string>(name, value)));
    }

    /// <summary>Ticks a box or clears it. The hidden field that stands for the cleared box, if the page has one, is sent either way.</summary>
    public void Tick(string name, bool ticked)
    {
        _fields.RemoveAll(field => field.Key == name && field.Value == "true");
        if (ticked)
        {
            _fields.Insert(0, new(name, "true"));
        }
    }

    public bool IsTicked(string name) => _fields.Contains(new(name, "true"));

    public static HtmlForm Of(IDocument page, string selector = "main form[method=post], form[method=post]")
    {
        var form = page.QuerySelector(selector) as IHtmlFormElement;
        Assert.True(form is not null, $"No form \"{selector}\" on the page: {Answer.TextOf(page.Body!)}");

        var action = form.GetAttribute("action");
        var result = new HtmlForm(string.IsNullOrEmpty(action) ? "" : action);
        foreach (var element in form.Elements)
        {
            if (element.GetAttribute("name") is { Length: > 0 } name && !element.HasAttribute("disabled"))
            {
                result._fields.AddRange(ValuesOf(element).Select(value => new KeyValuePair<string, string>(name, value)));
            }
        }

        return result;
    }

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
