using System.Text.Json.Nodes;

namespace Iurc.Workbench.Tests.Support;

/// <summary>Everything that people can type into a content item.</summary>
internal static class TextFields
{
    // What these fields hold decides what a page shows, so that a change would prove nothing.
    private static readonly string[] s_choices = ["Collection"];

    private static readonly (string Type, string Field)[] s_pictures = [("Phase", "Image"), ("Region", "Image"), ("Testimonial", "Portrait")];

    /// <summary>Puts one text into every title and every text field, below all the same in rich text when that is given.</summary>
    public static void Replace(JsonNode node, string text, string? html = null)
    {
        switch (node)
        {
            case JsonObject some:
                foreach (var (name, value) in some.ToList())
                {
                    if (name is "Text" or "Title" or "DisplayText" && value is null or JsonValue)
                    {
                        some[name] = text;
                    }
                    else if (name == "Html")
                    {
                        some[name] = html ?? (string?)value;
                    }
                    else if (value is not null && !s_choices.Contains(name))
                    {
                        Replace(value, text, html);
                    }
                }

                break;

            case JsonArray some:
                foreach (var value in some.OfType<JsonNode>())
                {
                    Replace(value, text, html);
                }

                break;
        }
    }

    /// <summary>Gives each item that can have a picture one, with that name and that text.</summary>
    public static void AddPictures(JsonObject item, string name, string text)
    {
        foreach (var (type, field) in s_pictures)
        {
            if (item[type] is JsonObject part)
            {
                part[field] = new JsonObject { ["Paths"] = new JsonArray(name), ["MediaTexts"] = new JsonArray(text) };
            }
        }
    }
}
