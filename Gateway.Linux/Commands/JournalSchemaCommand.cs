using System.CommandLine;
using Kiwoom.Persistence.Postgres;

namespace Kiwoom.Gateway.Commands;

/// <summary><c>journal schema</c>: the SQL for an owner who makes PostgreSQL's tables himself.</summary>
internal static class JournalSchemaCommand
{
    internal static Command Create()
    {
        var schema = new Option<string>("--schema") { Description = "the schema, as 'Search Path' in the journal's address", DefaultValueFactory = _ => PostgresPlace.DefaultSchema, HelpName = "NAME" };
        var writer = new Option<string?>("--writer") { Description = "the gateway's role: it may append through the fenced function, and read", HelpName = "ROLE" };
        var reader = new Option<string?>("--reader") { Description = "a role that may read", HelpName = "ROLE" };
        var command = new Command(
            "schema",
            """
            Print the SQL that makes a PostgreSQL journal's tables, for their owner to run:
              ./kiwoom journal schema --writer kiwoom_gateway --reader kiwoom_auditor | psql --single-transaction -v ON_ERROR_STOP=1 …
            """)
        {
            schema, writer, reader,
        };
        command.SetAction(result =>
        {
            Console.WriteLine(PostgresSchema.Sql(result.GetValue(schema)!, result.GetValue(writer), result.GetValue(reader)));
            return ExitCode.Ok;
        });
        return command;
    }
}
