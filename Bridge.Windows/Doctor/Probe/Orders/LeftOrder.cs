namespace Kiwoom.Bridge.Doctor.Probe.Orders;

/// <summary>An order that is open, or of which nobody can say that it is not.</summary>
/// <param name="OrderNo">The broker's number; null where none is known.</param>
/// <param name="RqName">The probe's name for it.</param>
/// <param name="IsOpenForSure">Kiwoom said that it is open; otherwise its state is not known.</param>
/// <param name="Terms">Side, quantity, issue and price.</param>
/// <param name="Text">What is known.</param>
public sealed record LeftOrder(string? OrderNo, string RqName, bool IsOpenForSure, string Terms, string Text);
