using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Bridge.Recording;

/// <summary>Who is logged in, so that a masked recording can leave them out. The bridge never asks, but Kiwoom's messages name people; what is asked for this
/// is not recorded.</summary>
/// <param name="Id">USER_ID; empty where the control does not say.</param>
/// <param name="Name">USER_NAME; empty where the control does not say.</param>
/// <param name="Unknown">Why neither could be read; null where both could.</param>
internal sealed record LoginPerson(string Id, string Name, string? Unknown)
{
    private const string IdTag = "USER_ID";
    private const string NameTag = "USER_NAME";

    /// <summary>Asks the control, on its thread. Never throws: trading goes on whatever the control answers.</summary>
    internal static LoginPerson Of(IKiwoomApi api)
    {
        try
        {
            return new LoginPerson(api.GetLoginInfo(IdTag), api.GetLoginInfo(NameTag), null);
        }
        catch (Exception fault)
        {
            return new LoginPerson("", "", fault.Message);
        }
    }

    /// <summary>Lets the mask know them. Throws <see cref="InvalidOperationException"/> where they could not be read, which ends the recording: what must be hidden
    /// is not known.</summary>
    internal void Teach(SessionMask mask)
    {
        if (Unknown is not null)
            throw new InvalidOperationException($"the user cannot be masked, because the control does not say who is logged in: {Unknown}");
        mask.LearnCall(nameof(IKiwoomApi.GetLoginInfo), [IdTag], Id);
        mask.LearnCall(nameof(IKiwoomApi.GetLoginInfo), [NameTag], Name);
    }
}
