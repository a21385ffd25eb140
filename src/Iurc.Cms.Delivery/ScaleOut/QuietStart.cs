using Microsoft.Extensions.DependencyInjection;
using YesSql;
using YesSql.Provider.PostgreSql;
using YesSql.Services;
using YesSql.Sql.Schema;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>
/// YesSql makes its table of counters at each start and passes over the error that it is there. PostgreSQL writes that error into its log,
/// where it alarms whoever watches over it: here it is only made when it is not there.
/// </summary>
internal static class QuietStart
{
    /// <summary>Changes how the store of each shell makes that table.</summary>
    public static OrchardCoreBuilder AddQuietStart(this OrchardCoreBuilder builder) => builder.ConfigureServices(services =>
    {
        if (services.LastOrDefault(service => service.ServiceType == typeof(IStore)) is { ImplementationFactory: { } make } registered)
        {
            services.Remove(registered);
            services.Add(new ServiceDescriptor(typeof(IStore), provider => Quieten((IStore?)make(provider))!, registered.Lifetime));
        }
    }, order: int.MaxValue);

    private static IStore? Quieten(IStore? store)
    {
        if (store?.Configuration is { CommandInterpreter: PostgreSqlCommandInterpreter } configuration)
        {
            configuration.CommandInterpreter = new Interpreter(configuration);
        }

        return store;
    }

    private sealed class Interpreter(IConfiguration configuration) : PostgreSqlCommandInterpreter(configuration)
    {
        public override IEnumerable<string> Run(ICreateTableCommand command)
        {
            var make = _dialect.CreateTableString;
            return command.Name == _configuration.TablePrefix + DbBlockIdGenerator.TableName
                ? base.Run(command).Select(sql => sql.StartsWith(make, StringComparison.Ordinal) ? $"{make} if not exists{sql[make.Length..]}" : sql)
                : base.Run(command);
        }
    }
}
