using System.Security.Cryptography;
using System.Text;
using Kiwoom.Simulator.Exchange;

namespace Kiwoom.Specs.Exchange;

/// <summary>Keeps what it hears, and can digest it.</summary>
public sealed class ExchangeLog : IExchangeListener
{
    public List<IExchangeEvent> Events { get; } = [];

    public IEnumerable<T> Of<T>() => Events.OfType<T>();

    public void On(IExchangeEvent happened) => Events.Add(happened);

    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var happened in Events)
        {
            var text = happened switch
            {
                BookChanged book => $"{book.Symbol} {book.At:O} {string.Join(' ', book.Asks)} | {string.Join(' ', book.Bids)}",
                DayStarted day => $"{day.At:O} {string.Join(' ', day.Instruments)}",
                _ => happened.ToString(),
            };
            hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
