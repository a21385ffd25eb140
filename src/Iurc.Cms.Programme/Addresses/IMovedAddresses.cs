namespace Iurc.Cms.Programme.Addresses;

/// <summary>Knows addresses at which pages once were. A feature that leads readers from there to where they are now says so here.</summary>
public interface IMovedAddresses
{
    /// <summary>Where readers of an address are led; null when nobody is led anywhere.</summary>
    /// <param name="path">The address, without slashes at its ends.</param>
    Task<string?> WhereIsAsync(string path);
}
