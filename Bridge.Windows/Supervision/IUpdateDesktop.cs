namespace Kiwoom.Bridge.Supervision;

/// <summary>The windows and processes of Kiwoom's version update.</summary>
public interface IUpdateDesktop
{
    /// <summary>What is to be seen now.</summary>
    UpdateSight Look();

    /// <summary>Presses the OK of the window that asks to close every program; false where it could not be reached.</summary>
    bool PressPopup();

    /// <summary>Presses the OK of the window that says the update is done; false where it could not be reached.</summary>
    bool PressConfirmation();
}
