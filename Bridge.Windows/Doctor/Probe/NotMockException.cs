using Kiwoom.Bridge.Codec;

namespace Kiwoom.Bridge.Doctor.Probe;

/// <summary>The login is not one to the mock server: the probe does nothing there.</summary>
/// <param name="gubun">What GetServerGubun said.</param>
public sealed class NotMockException(string? gubun)
    : Exception($"GetServerGubun says {FidCodec.Shown(gubun)}, and only '1' is the mock server (모의투자). The probe sends nothing to any other server.");
