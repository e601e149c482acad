namespace Crossplane.Functions.Tls.Tests;

public sealed class ExpiryWarningTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(90, 80.9, false)]
    [InlineData(90, 81, true)]
    [InlineData(90, 91, true)]
    [InlineData(3650, 3619, false)]
    [InlineData(3650, 3620, true)]
    public void IsDue_OfCertificate_InTheLastTenthOfItsLifeAndTheLast30Days(int days, double age, bool due) =>
        new ExpiryWarning(Start, Start.AddDays(days)).IsDue(Start.AddDays(age)).Should().Be(due);

    [Fact]
    public void IsDue_AfterAWarning_IsADayLater()
    {
        var warning = new ExpiryWarning(Start, Start.AddDays(10));

        warning.IsDue(Start.AddDays(9)).Should().BeTrue("the last tenth of its life has begun");
        warning.IsDue(Start.AddDays(9.9)).Should().BeFalse("a warning was given within the day");
        warning.IsDue(Start.AddDays(10)).Should().BeTrue("the last warning is a day old");
    }
}
