using Kiwoom.Persistence.Reading;
using Npgsql;

namespace Kiwoom.Persistence.Postgres;

/// <summary>A journal in a PostgreSQL database.</summary>
/// <param name="place">Where.</param>
/// <param name="options">For the connections.</param>
internal sealed class PostgresSource(PostgresPlace place, PostgresJournalOptions options) : JournalSource
{
    /// <inheritdoc/>
    public override string Name => place.ToString();

    internal PostgresPlace Place => place;

    internal PostgresJournalOptions Options => options;

    internal override JournalView Open()
    {
        var connection = new NpgsqlConnection(place.ForReader(options));
        try
        {
            connection.Open();
            try
            {
                PostgresSchema.DemandKnown(connection, place);
            }
            catch (NpgsqlException fault) when (!PostgresFaults.IsAnswer(fault))
            {
                // One from the pool whose server was started anew meanwhile: its first use finds that out. A new one says how the server is now.
                NpgsqlConnection.ClearPool(connection);
                connection.Close();
                connection.Open();
                PostgresSchema.DemandKnown(connection, place);
            }

            return new PostgresView(connection, place);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
