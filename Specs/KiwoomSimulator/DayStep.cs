using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.KiwoomSimulator;

/// <summary>Something that is done on a day at a desk.</summary>
internal abstract record DayStep
{
    /// <summary>Does it at a desk in this process.</summary>
    public abstract void Do(Desk desk);

    /// <summary>An order for 삼성전자, or a change or cancel of one.</summary>
    public sealed record Order(int Type, int Quantity, int Price, string Original = "") : DayStep
    {
        public override void Do(Desk desk) => desk.Send(Type, Quantity, Price, original: Original).ShouldBe(0);
    }

    /// <summary>A fill of a resting order, by its id at the exchange.</summary>
    public sealed record Fill(string VenueId, long Price, long Quantity) : DayStep
    {
        public override void Do(Desk desk) => desk.Venue.Fill(VenueId, Price, Quantity, desk.Clock.Now);
    }

    /// <summary>A new book.</summary>
    public sealed record Book(VenueBook Now) : DayStep
    {
        public override void Do(Desk desk) => desk.Venue.Tape.BookChanged(Now with { At = desk.Clock.Now }, desk.Venue.Quote.BasePrice);
    }

    /// <summary>A query and its inputs.</summary>
    public sealed record Query(string TrCode, params (string Name, string Value)[] Inputs) : DayStep
    {
        public override void Do(Desk desk)
        {
            foreach (var (name, value) in Inputs)
                desk.Api.SetInputValue(name, value);
            desk.Api.CommRqData("조회", TrCode, 0, "2000").ShouldBe(0);
        }
    }

    /// <summary>Time that passes.</summary>
    public sealed record Pass(TimeSpan Span) : DayStep
    {
        public override void Do(Desk desk) => desk.Pass(Span);
    }
}
