using EnforcementFlows.Domain.Deadlines;
using FsCheck;
using FsCheck.Fluent;

namespace EnforcementFlows.Domain.Tests.Deadlines;

public sealed class ExplanationTests
{
    [Fact]
    public void Explanation_NoticeBeforeLabourDay_ReadsAsAClerkWouldExplainIt()
    {
        var rule = A.Rule(Period.Days(3), Period.Days(10), Period.Days(3));

        var steps = DeadlineCalculator.Compute(rule, A.Filed("2026-04-28T09:30"), A.Calendar).Explanation.Steps;

        steps.Select(step => $"{step.Rule} {step.Text}").Should().Equal(
            "P1 院内期限3日，自立案（2026-04-28 09:30）起算。",
            "P1 2026-04-28 当日不计入。",
            "P1 自次日起算3日，至 2026-05-01。",
            "P2 2026-05-01 是休息日（劳动节），顺延。",
            "P2 2026-05-02 是休息日（劳动节），顺延。",
            "P2 2026-05-03 是休息日（劳动节），顺延。",
            "P2 2026-05-04 是休息日（劳动节），顺延。",
            "P2 2026-05-05 是休息日（劳动节），顺延。",
            "P1 2026-05-06 二十四时届满。",
            "P1 法定期限10日，自收到申请（2026-04-28 09:30）起算。",
            "P1 2026-04-28 当日不计入。",
            "P1 自次日起算10日，至 2026-05-08。",
            "P1 2026-05-08 二十四时届满。",
            "P11 以院内期限为准，届满：2026-05-06。",
            "P8 届满之日 2026-05-06 前3日为 2026-05-03。",
            "P8 2026-05-03 是休息日（劳动节），提前。",
            "P8 2026-05-02 是休息日（劳动节），提前。",
            "P8 2026-05-01 是休息日（劳动节），提前。",
            "P8 于 2026-04-30 09:00 预警。");
        steps[0].Source.Should().Be("TB-3.2-2");
        steps[3].Source.Should().Be("民诉法85");
        steps[9].Source.Should().Be("民诉法解释480");
    }

    [Fact]
    public void Explanation_PausedAndExtendedTerm_NamesGroundsAndDocuments()
    {
        var pause = A.Excluded("2026-04-01", "2026-04-30") with { Document = "（2026）豫1330执123号之一" };
        var extension = Extension.Longer(Period.Months(3), A.Time("2026-08-30T09:00")) with { Document = "豫1330延〔2026〕5号" };

        var steps = DeadlineCalculator.Compute(A.Rule(Period.Months(6)), A.Filed("2026-03-02"), [pause], [extension], A.Calendar).Explanation.Steps;

        steps.Select(step => step.Text).Should().ContainInOrder(
            "评估：2026-04-01 至 2026-04-30（首尾两日均扣除）。",
            "批准延长3个月（2026-08-30决定）。",
            "9个月，至 2026-12-02。",
            "扣除评估 2026-04-01 至 2026-04-30，共30日，至 2027-01-01。",
            "涉及的年度尚未载入放假安排，结果为暂定。");
        steps.Select(step => step.Source).Should().Contain(["（2026）豫1330执123号之一", "豫1330延〔2026〕5号"]);
    }

    [Fact]
    public void Replay_RandomRules_ArrivesAtTheComputedDates() =>
        Prop.ForAll(Cases().ToArbitrary(), one =>
        {
            var computed = DeadlineCalculator.Compute(one.Rule, one.Starts, one.Pauses, one.Extensions, A.Calendar);

            var replayed = Explanation.Parse(computed.Explanation.ToJson()).Replay();

            replayed.Should().BeEquivalentTo(new ReplayedDates(
                computed.CourtDueAt, computed.StatutoryDueAt, computed.DueAt, computed.DueOn, [.. computed.Warnings.Select(warning => warning.At)]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Fact]
    public void Compute_RandomRulesTwice_GiveTheSameToTheLastStep() =>
        Prop.ForAll(Cases().ToArbitrary(), one =>
            DeadlineCalculator.Compute(one.Rule, one.Starts, one.Pauses, one.Extensions, A.Calendar).Explanation.ToJson()
            == DeadlineCalculator.Compute(one.Rule, one.Starts, one.Pauses, one.Extensions, A.Calendar).Explanation.ToJson())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Replay_AnyNumberOrDateAltered_IsFound()
    {
        var rule = A.Rule(Period.Days(10), Period.Months(1), Period.Days(3));
        var whole = DeadlineCalculator.Compute(rule, A.Filed("2026-04-20T09:30"), [A.Excluded("2026-04-22", "2026-04-23")], [], A.Calendar).Explanation;
        var moving = Enumerable.Range(0, whole.Steps.Count).Where(i => whole.Steps[i].EndDay is not null || whole.Steps[i].EndAt is not null).ToArray();

        moving.Should().HaveCountGreaterThan(10);
        foreach (var i in moving)
        {
            var step = whole.Steps[i];
            var altered = step with { EndDay = step.EndDay?.AddDays(1), EndAt = step.EndAt?.AddDays(1) };
            var steps = whole.Steps.ToArray();
            steps[i] = altered;
            FluentActions.Invoking(() => (whole with { Steps = steps }).Replay()).Should().Throw<DomainException>($"step {i} is wrong: {step.Text}")
                .Which.Code.Should().Be("explanation.broken");
        }
    }

    [Fact]
    public void Steps_OfEveryKindOfRule_CiteARuleThatIsExplained()
    {
        CountingRules.All.Select(rule => rule.Code).Should().BeEquivalentTo(Enumerable.Range(1, 18).Select(n => $"P{n}"));
        foreach (var one in Cases().Sample(500))
        {
            var computed = DeadlineCalculator.Compute(one.Rule, one.Starts, one.Pauses, one.Extensions, A.Calendar);
            computed.Explanation.Steps.Should().OnlyContain(step => CountingRules.Of(step.Rule).Text.Length > 0 && step.Source!.Length > 0 && step.Text.EndsWith('。'));
            computed.Explanation.CalendarVersion.Should().Be(A.Calendar.Version);
        }
    }

    private sealed record Case(DeadlineRule Rule, DeadlineStarts Starts, IReadOnlyList<Pause> Pauses, IReadOnlyList<Extension> Extensions);

    private static Gen<Case> Cases() =>
        from validity in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from court in validity ? ValidityTerms() : Periods()
        from law in validity ? ValidityTerms() : Periods()
        from which in Gen.Choose(0, 2)
        from leads in Gen.SubListOf(Period.Hours(5), Period.Days(1), Period.Days(3), Period.Days(30))
        from counting in Countings()
        from filed in Starts()
        from received in Starts()
        from stated in Gen.Frequency((3, Gen.Constant((int?)null)), (1, Gen.Choose(-5, 90).Select(days => (int?)days)))
        from pauses in Gen.Choose(0, 4).SelectMany(count => Gen.ListOf(PausesFrom(filed.Day), count))
        from extend in Gen.Choose(0, 3)
        select new Case(
            new DeadlineRule
            {
                Node = "n",
                Name = "节点",
                Clause = "TB-1",
                Kind = validity ? DeadlineKind.Validity : DeadlineKind.Procedural,
                Court = which == 1 ? null : new Limit(court, StartEvent.Filed),
                Statutory = which == 2 ? null : new Limit(law, StartEvent.ApplicationReceived, "民诉法解释480"),
                Leads = [.. leads],
                Counting = counting,
            },
            new DeadlineStarts { Filed = filed, ApplicationReceived = received, StatedEnd = stated is { } days ? filed.Day.AddDays(days) : null },
            pauses,
            validity || extend == 0 ? [] : [.. Enumerable.Range(0, extend).Select(i => Extension.Longer(SameKind(which == 1 ? law : court, i + 1), A.Time("2026-03-03T09:00")) with { Scope = which == 1 ? ExtensionScope.Statutory : ExtensionScope.Court })]);

    private static Period SameKind(Period period, int n) => period.Unit switch
    {
        PeriodUnit.SameDay => Period.Days(n),
        PeriodUnit.Year => Period.Months(n),
        var unit => new Period(n, unit),
    };

    private static Gen<Period> Periods() => Gen.OneOf(
        Gen.Choose(1, 40).Select(Period.Days), Gen.Choose(1, 30).Select(Period.WorkingDays), Gen.Choose(1, 12).Select(Period.Months),
        Gen.Choose(1, 3).Select(Period.Years), Gen.Choose(1, 200).Select(Period.Hours), Gen.Choose(1, 30).Select(Period.WorkingHours), Gen.Constant(Period.SameDay));

    private static Gen<Period> ValidityTerms() => Gen.OneOf(
        Gen.Choose(1, 40).Select(Period.Days), Gen.Choose(1, 12).Select(Period.Months), Gen.Choose(1, 3).Select(Period.Years));

    private static Gen<CountingOptions> Countings() =>
        from flags in Gen.Choose(0, 63)
        select new CountingOptions
        {
            RollCourtLimit = (flags & 1) == 0,
            RollHours = (flags & 2) != 0,
            HoursFrom = (flags & 4) == 0 ? HoursFrom.Timestamp : HoursFrom.StartOfNextDay,
            SameDayWaitsForOffice = (flags & 8) == 0,
            Rolls = (flags & 48) != 48,
            StopsDuringPauses = (flags & 48) != 32,
        };

    private static Gen<StartMoment> Starts() =>
        from day in Gen.Choose(0, 3_600)
        from minute in Gen.Choose(-300, 1_439)
        let date = new DateOnly(2017, 1, 1).AddDays(day)
        select minute < 0 ? new StartMoment(date) : new StartMoment(new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue.AddMinutes(minute)), TimeSpan.FromHours(8)));

    private static Gen<Pause> PausesFrom(DateOnly start) =>
        from offset in Gen.Choose(-10, 120)
        from length in Gen.Choose(-8, 40)
        from stopAndGo in Gen.Choose(0, 3)
        let first = start.AddDays(offset)
        select new Pause
        {
            From = first,
            Until = length < 0 ? null : first.AddDays(length),
            Ground = "评估",
            Kind = stopAndGo == 0 ? PauseKind.StopAndGo : PauseKind.Exclusion,
        };
}
