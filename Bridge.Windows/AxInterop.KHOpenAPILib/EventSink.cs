using System.Runtime.InteropServices.Marshalling;

namespace AxInterop.KHOpenAPILib;

/// <summary>Receives the control's events. Takes whatever arguments come, and lets nothing out: an exception that reaches the control ends the
/// process.</summary>
[GeneratedComClass]
internal sealed unsafe partial class EventSink(IKHOpenAPIEvents events, Action<string, Exception> onFault) : IEventDispatchSink
{
    private bool _ended;

    /// <summary>Faults that could not even be reported.</summary>
    internal long Unreported { get; private set; }

    /// <inheritdoc/>
    public int GetTypeInfoCount(uint* count)
    {
        if (count is not null)
            *count = 0;
        return ComFailure.Ok;
    }

    /// <inheritdoc/>
    public int GetTypeInfo(uint index, uint locale, nint* typeInfo)
    {
        if (typeInfo is not null)
            *typeInfo = 0;
        return ComFailure.NotImplemented;
    }

    /// <inheritdoc/>
    public int GetIDsOfNames(Guid* interfaceId, nint* names, uint count, uint locale, int* ids) => ComFailure.UnknownName;

    /// <inheritdoc/>
    public int Invoke(int id, Guid* interfaceId, uint locale, ushort flags, DispatchParameters* parameters, ComVariant* result, void* fault, uint* badArgument)
    {
        if (result is not null)
            *result = default;
        var happened = (KHOpenAPIEvent)id;
        if (!Enum.IsDefined(happened))
            return ComFailure.MemberNotFound;
        try
        {
            if (!_ended)
                Hear(happened, parameters is null ? default : *parameters);
        }
        catch (Exception thrown)
        {
            Report(happened, thrown);
        }

        return ComFailure.Ok;
    }

    /// <summary>Nothing is heard any more, even where the control goes on calling.</summary>
    internal void End() => _ended = true;

    private void Hear(KHOpenAPIEvent happened, DispatchParameters given)
    {
        switch (happened)
        {
            case KHOpenAPIEvent.OnReceiveTrData:
                events.OnReceiveTrData(Text(0), Text(1), Text(2), Text(3), Text(4), Number(5), Text(6), Text(7), Text(8));
                break;
            case KHOpenAPIEvent.OnReceiveRealData:
                events.OnReceiveRealData(Text(0), Text(1), Text(2));
                break;
            case KHOpenAPIEvent.OnReceiveMsg:
                events.OnReceiveMsg(Text(0), Text(1), Text(2), Text(3));
                break;
            case KHOpenAPIEvent.OnReceiveChejanData:
                events.OnReceiveChejanData(Text(0), Number(1), Text(2));
                break;
            case KHOpenAPIEvent.OnEventConnect:
                events.OnEventConnect(Number(0));
                break;
            case KHOpenAPIEvent.OnReceiveInvestRealData:
                events.OnReceiveInvestRealData(Text(0));
                break;
            case KHOpenAPIEvent.OnReceiveRealCondition:
                events.OnReceiveRealCondition(Text(0), Text(1), Text(2), Text(3));
                break;
            case KHOpenAPIEvent.OnReceiveTrCondition:
                events.OnReceiveTrCondition(Text(0), Text(1), Text(2), Number(3), Number(4));
                break;
            case KHOpenAPIEvent.OnReceiveConditionVer:
                events.OnReceiveConditionVer(Number(0), Text(1));
                break;
        }

        string Text(int parameter) => VariantReader.Text(given.At(parameter));

        int Number(int parameter) => VariantReader.Number(given.At(parameter));
    }

    private void Report(KHOpenAPIEvent happened, Exception thrown)
    {
        try
        {
            onFault(happened.ToString(), thrown);
        }
        catch (Exception)
        {
            Unreported++;
        }
    }
}
