using Kiwoom.Actors.MarketData;

namespace Kiwoom.Bridge.Recording;

/// <summary>A subscription.</summary>
internal sealed record RecordedSubscription(int Line, TimeSpan Market, TimeSpan Machine, QuoteSubscription Subscription) : RecordedLine(Line, Market, Machine);
