using System.Globalization;
using System.Text;
using Dapper;
using Iurc.Cms.Programme.Indexes;
using Iurc.Programme.Search;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Programme.Services;

/// <summary>Knows which words the published pages have.</summary>
public sealed class IndexedWords(ISession session, ProgrammeMemory memory)
{
    // No database takes any number of values at once; all take so many.
    private const int WordsAtATime = 500;

    /// <summary>
    /// The words that some page has and that are one slip of the finger away from a word of a query. They are looked up once, and then kept
    /// until something changes: there are hundreds for each word, and hardly ever one that a page has.
    /// </summary>
    public async Task<IReadOnlyList<string>> NearAsync(SearchTerm term)
    {
        ArgumentNullException.ThrowIfNull(term);

        if (!term.MayBeMisspelt)
        {
            return [];
        }

        var known = (await memory.GetAsync()).WordsNear;
        var question = string.Join(' ', term.Spellings);
        if (known.TryGet(question, out var kept))
        {
            return kept ?? [];
        }

        // Each is looked up once, however many pages have it: the rows of a common word are not read.
        var existing = new List<string>();
        foreach (var some in term.Misspellings().Chunk(WordsAtATime))
        {
            existing.AddRange(await LookUpAsync(some));
        }

        known.Keep(question, existing.Count > 0 ? existing : null);
        return existing;
    }

    private async Task<IEnumerable<string>> LookUpAsync(string[] words)
    {
        var configuration = session.Store.Configuration;
        var dialect = configuration.SqlDialect;
        var table = dialect.QuoteForTableName(configuration.TablePrefix + configuration.TableNameConvention.GetIndexTable(typeof(SearchWordIndex)), configuration.Schema);
        var (place, word) = (dialect.QuoteForColumnName(nameof(SearchWordIndex.Place)), dialect.QuoteForColumnName(nameof(SearchWordIndex.Word)));

        var values = new StringBuilder();
        var parameters = new DynamicParameters();
        for (var i = 0; i < words.Length; i++)
        {
            values.Append(i == 0 ? "(@w" : "), (@w").Append(i);
            parameters.Add("w" + i.ToString(CultureInfo.InvariantCulture), words[i]);
        }

        // Both SQLite and PostgreSQL call the only column of a list of values so.
        var sql = $"SELECT column1 FROM (VALUES {values})) AS given WHERE {HasIn(SearchWordIndex.InTitle)} OR {HasIn(SearchWordIndex.InText)}";
        var connection = await session.CreateConnectionAsync();
        return await connection.QueryAsync<string>(sql, parameters, session.CurrentTransaction);

        string HasIn(int where) => string.Create(CultureInfo.InvariantCulture, $"EXISTS (SELECT 1 FROM {table} WHERE {place} = {where} AND {word} = column1)");
    }
}
