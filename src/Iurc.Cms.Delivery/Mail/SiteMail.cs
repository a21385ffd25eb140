namespace Iurc.Cms.Delivery.Mail;

/// <summary>A mail of the site.</summary>
/// <param name="To">The address that gets it.</param>
/// <param name="Subject">One line; the site's name is added.</param>
/// <param name="Text">Paragraphs with an empty line between them. An address that stands alone in one becomes a link.</param>
internal sealed record SiteMail(string To, string Subject, string Text);
