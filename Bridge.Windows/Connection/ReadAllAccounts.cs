namespace Kiwoom.Bridge.Connection;

/// <summary>Read every account from Kiwoom's lists, because something may have been missed.</summary>
public sealed record ReadAllAccounts;
