using Dapper;
using Iurc.Cms.Programme.Changes;
using Iurc.Cms.Programme.Handlers;
using Iurc.Cms.Programme.Services;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell.Scope;
using YesSql;
using YesSql.Indexes;

namespace Iurc.Cms.Programme.Addresses;

/// <summary>Looks published items up in an index table when they are asked for, and keeps the answer until content changes.</summary>
public sealed class IndexLookUp(ProgrammeMemory memory)
{
    /// <summary>The answer to a question, from memory or read now. A scope that has changed content itself reads, and keeps nothing.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="kept">Where the answer is kept.</param>
    /// <param name="readAsync">Reads the answer; null when there is none.</param>
    public async Task<T?> AnswerAsync<T>(string question, Func<ProgrammeSnapshot, Answers<T>> kept, Func<string, Task<T?>> readAsync)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(readAsync);

        if (ShellScope.Services.GetRequiredService<ProgrammeChanges>().HasAny)
        {
            return await readAsync(question);
        }

        var answers = kept(await memory.GetAsync());
        if (!answers.TryGet(question, out var answer))
        {
            answer = await readAsync(question);
            answers.Keep(question, answer);
        }

        return answer;
    }

    /// <summary>The answers are out of date when the scope has committed its changes.</summary>
    public static Task ForgetAsync()
    {
        var services = ShellScope.Services;
        services.GetRequiredService<ProgrammeChanges>().HasAny = true;
        return services.GetRequiredService<SiteChanges>().ChangeAsync(ChangeTags.Missing);
    }

    /// <summary>
    /// The rows that are of published versions and meet a condition, the oldest first. They are read on the session's own connection:
    /// with another one, SQLite would have a request wait for its own transaction. YesSql's queries write unsaved changes first, which a
    /// link in the middle of a change must not; and they may share the answer of a query that began before the last change, which must
    /// not be kept.
    /// </summary>
    /// <param name="condition">Makes the condition, given how the database writes things.</param>
    /// <param name="parameters">The condition's parameters.</param>
    public static async Task<IReadOnlyList<TIndex>> PublishedAsync<TIndex>(Func<ISqlDialect, string> condition, object parameters)
        where TIndex : MapIndex
    {
        ArgumentNullException.ThrowIfNull(condition);

        var session = ShellScope.Services.GetRequiredService<ISession>();
        var configuration = session.Store.Configuration;
        var dialect = configuration.SqlDialect;
        var table = dialect.QuoteForTableName(configuration.TablePrefix + configuration.TableNameConvention.GetIndexTable(typeof(TIndex)), configuration.Schema);
        var sql = $"SELECT * FROM {table} WHERE {condition(dialect)} AND {dialect.QuoteForColumnName("Published")} = {dialect.GetSqlValue(true)}";

        var connection = await session.CreateConnectionAsync();
        var rows = await connection.QueryAsync<TIndex>(sql, parameters, session.CurrentTransaction);
        return [.. rows.OrderBy(row => row.Id)];
    }
}
