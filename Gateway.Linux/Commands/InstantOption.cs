using System.CommandLine;
using System.Globalization;

namespace Kiwoom.Gateway.Commands;

/// <summary>Options that take an instant.</summary>
internal static class InstantOption
{
    /// <summary>An ISO 8601 instant; one without an offset is Korean time, as people here mean it.</summary>
    internal static Option<DateTimeOffset?> Create(string name, string description)
    {
        var option = new Option<DateTimeOffset?>(name)
        {
            Description = $"{description} (ISO 8601; without an offset it is Korean time)",
            HelpName = "INSTANT",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
                {
                    result.AddError($"{name} takes an instant such as 2026-11-24T09:30:00+09:00, not '{text}'");
                    return null;
                }

                return time.Kind == DateTimeKind.Unspecified
                    ? new DateTimeOffset(time, Actors.Identity.TradingDay.KoreaOffset)
                    : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
            },
        };
        return option;
    }
}
