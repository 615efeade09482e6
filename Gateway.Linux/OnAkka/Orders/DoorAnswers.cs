using Kiwoom.Actors.Account;
using Kiwoom.Actors.Risk;
using Kiwoom.Gateway.Http;
using Kiwoom.OnAkka.Orders;

namespace Kiwoom.Gateway.OnAkka.Orders;

/// <summary>Says to a strategy what HTTP would have said.</summary>
internal static class DoorAnswers
{
    // Together below the serializer's bound: a position has a third of a kilobyte, an order one.
    private const int MostPositions = 100;
    private const int MostOrders = 50;

    /// <summary>A problem by its HTTP form.</summary>
    internal static DoorAnswer.Problem Problem(RequestId request, ApiAnswer problem)
    {
        var body = (IReadOnlyDictionary<string, object?>)problem.Body;
        return new DoorAnswer.Problem(
            request,
            problem.Status,
            ((string)body["type"]!)[Problems.TypePrefix.Length..],
            (string)body["detail"]!,
            body.GetValueOrDefault("failed_checks") as IReadOnlyList<FailedCheck> ?? [],
            body.GetValueOrDefault("errors") is IReadOnlyList<FieldError> errors ? [.. errors.Select(e => new FieldFault(e.Field, e.Text))] : [],
            problem.Order,
            body.GetValueOrDefault("duplicate") is true,
            problem.RetryAfter);
    }

    /// <summary>A request came after the instant that it named.</summary>
    internal static DoorAnswer.Problem TooLate(RequestId request, DateTimeOffset notAfter, DateTimeOffset now) => new(
        request,
        StatusCodes.Status408RequestTimeout,
        "too_late",
        $"It was not to be done after {notAfter:O}, and by the gateway's clock it is {now:O}. Nothing was changed and nothing was sent.",
        [],
        [],
        null,
        false,
        null);

    /// <summary>As much of an account as one message carries.</summary>
    internal static DoorAnswer.Account Account(RequestId request, AccountView view) => new(
        request,
        view.Account,
        view.Version,
        view.Balance,
        [.. view.Positions.Take(MostPositions)],
        [.. view.OpenOrders.Take(MostOrders)],
        view.Positions.Count <= MostPositions && view.OpenOrders.Count <= MostOrders);
}
