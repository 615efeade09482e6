namespace Kiwoom.Bridge.Doctor;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Works, but should be looked at.</summary>
    Warning,

    /// <summary>Trading will not work like this.</summary>
    Failed,

    /// <summary>Does not concern this machine.</summary>
    NotApplicable,
}
