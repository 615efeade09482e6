namespace AxInterop.KHOpenAPILib;

public sealed partial class KHOpenAPI
{
    /// <summary>Opens the login window; 0: started. The result comes as <see cref="IKHOpenAPIEvents.OnEventConnect"/>.</summary>
    public int CommConnect() => Number(KHOpenAPIMethod.CommConnect);

    /// <summary>Switched off by Kiwoom; has no effect.</summary>
    public void CommTerminate() => Call(KHOpenAPIMethod.CommTerminate);

    /// <summary>1 connected, 0 not.</summary>
    public int GetConnectState() => Number(KHOpenAPIMethod.GetConnectState);

    /// <summary>Login facts by tag: ACCOUNT_CNT, ACCNO, USER_ID, USER_NAME, GetServerGubun, KEY_BSECGB, FIREW_SECGB.</summary>
    /// <param name="sTag">ACCOUNT_CNT, ACCNO, ACCLIST, USER_ID, USER_NAME, GetServerGubun, KEY_BSECGB or FIREW_SECGB.</param>
    public string GetLoginInfo(string sTag) => Text(KHOpenAPIMethod.GetLoginInfo, sTag);

    /// <summary>Sets the user id for automatic login where several are stored.</summary>
    /// <param name="sInfoData">The user id.</param>
    public int SetInfoData(string sInfoData) => Number(KHOpenAPIMethod.SetInfoData, sInfoData);

    /// <summary>Where the control is installed.</summary>
    public string GetAPIModulePath() => Text(KHOpenAPIMethod.GetAPIModulePath);

    /// <summary>Named functions: GetServerGubun, GetMasterStockInfo, IsOrderWarningStock, ShowAccountWindow (modal), SendOrder_Ex, … (fact sheet §1.6).</summary>
    /// <param name="sFunctionName">The function's name.</param>
    /// <param name="sParam">Its parameter; several are joined with ','.</param>
    public string KOA_Functions(string sFunctionName, string sParam) => Text(KHOpenAPIMethod.KOA_Functions, sFunctionName, sParam);
}
