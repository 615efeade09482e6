using System.Text.Json;

namespace Kiwoom.OnAkka.Orders;

/// <summary>An <see cref="ExecutionReport"/> as it travels: the fields that <c>/api/journal</c> has for it.</summary>
/// <param name="SequenceNr">Its number in the account's stream.</param>
/// <param name="At">The instant of the decision (UTC).</param>
/// <param name="Event">The event's name and schema version.</param>
/// <param name="Data">The event's fields.</param>
internal sealed record WireReport(long SequenceNr, DateTimeOffset At, string Event, JsonElement Data);
