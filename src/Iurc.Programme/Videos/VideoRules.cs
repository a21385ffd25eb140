namespace Iurc.Programme.Videos;

/// <summary>The rules that blocks with videos obey.</summary>
public static class VideoRules
{
    private static readonly Rule s_addressMissing = Rule.Missing("V001", "Address",
        "A video has no address. Write the address of its page on the platform, or delete the block.");

    private static readonly Rule s_addressBad = Rule.Error("V002", "Address",
        "The address of a video is \"{0}\", which is no full address. Write it as it stands in the browser, beginning with https://.", "youtu.be/abc");

    private static readonly Rule s_headingMissing = Rule.Missing("V003", "Heading",
        "A video has no title. Write what it is about.");

    private static readonly Rule s_transcriptMissing = Rule.Warning("V004", "Transcript",
        "The video \"{0}\" has no transcript. Readers who cannot hear or see it learn nothing: write what is said and shown.", "The mayors on their plans");

    /// <summary>Every rule, sorted by code.</summary>
    public static IReadOnlyList<Rule> All { get; } = [s_addressMissing, s_addressBad, s_headingMissing, s_transcriptMissing];

    /// <summary>All that is wrong with a video.</summary>
    /// <param name="field">The field to mend.</param>
    /// <param name="video">The video.</param>
    public static IEnumerable<Problem> Check(string field, VideoFacts video)
    {
        ArgumentNullException.ThrowIfNull(video);

        if (video.Address.Length == 0)
        {
            yield return s_addressMissing.Broken() with { Field = field };
        }
        else if (!WebAddress.IsPublic(video.Address))
        {
            yield return s_addressBad.Broken(Problem.Excerpt(video.Address)) with { Field = field };
        }

        if (video.Heading.Length == 0)
        {
            yield return s_headingMissing.Broken() with { Field = field };
        }
        else if (video.Transcript.Length == 0)
        {
            yield return s_transcriptMissing.Broken(Problem.Excerpt(video.Heading)) with { Field = field };
        }
    }
}
