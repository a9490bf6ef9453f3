using System.Text.Json;
using EnforcementFlows.Workflow.Expressions;

namespace EnforcementFlows.Workflow.Tests.Expressions;

public sealed class ScriptScopeTests
{
    private sealed class Variables : ScriptHostObject
    {
        public Dictionary<string, object?> Values { get; } = [];

        public List<string> Log { get; } = [];

        public override IEnumerable<string> Names => Values.Keys;

        public override bool TryGet(string name, out object? value)
        {
            Log.Add($"get {name}");
            return Values.TryGetValue(name, out value);
        }

        public override void Assign(string name, object? value)
        {
            Log.Add($"set {name}");
            Values[name] = value;
        }
    }

    private static (ScriptScope Scope, Variables Variables) WithVariables()
    {
        var variables = new Variables();
        var scope = A.Scope();
        scope.SetObject("variables", variables);
        return (scope, variables);
    }

    [Fact]
    public void Evaluate_HostFunction_GetsAndGivesPlainData()
    {
        IReadOnlyList<object?>? received = null;
        var scope = A.Scope();
        scope.SetFunction("echo", arguments =>
        {
            received = arguments;
            return new Dictionary<string, object?> { ["list"] = new List<object?> { 1, "x", null } };
        });

        var result = A.Run("echo(1, 'a', [true, undefined], { k: null, u: undefined }).list.length", scope);

        result.Should().Be(3.0);
        received.Should().BeEquivalentTo(new object?[] { 1.0, "a", new List<object?> { true, null }, new Dictionary<string, object?> { ["k"] = null } });
    }

    [Theory]
    [InlineData("undefined")]
    [InlineData("null")]
    [InlineData("void 0")]
    [InlineData("const f = () => { }; f()")]
    public void Evaluate_UndefinedOrNull_GivesNull(string source) => A.Run(source).Should().BeNull();

    [Fact]
    public void Evaluate_ObjectsAndArrays_BecomeDictionariesAndListsInOrder()
    {
        var result = A.Run("({ b: 1, a: [1, 'x', true, null, undefined], d: new Date(0), u: undefined, f: () => 1, n: { } })");

        var members = result.Should().BeOfType<Dictionary<string, object?>>().Which;
        members.Keys.Should().Equal("b", "a", "d", "n");
        members["a"].Should().BeOfType<List<object?>>().Which.Should().Equal(1.0, "x", true, null, null);
        members["d"].Should().Be("1970-01-01T00:00:00.000Z");
    }

    public static TheoryData<object?, string, object?> Normalised => new()
    {
        { 5, "typeof x", "number" },
        { 5L, "x", 5.0 },
        { 12.5m, "x * 2", 25.0 },
        { 1.5f, "x", 1.5 },
        { new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)), "x", "2026-03-02T01:00:00.000Z" },
        { new DateOnly(2026, 3, 2), "x", "2026-03-02" },
        { Guid.Empty, "x", "00000000-0000-0000-0000-000000000000" },
        { DayOfWeek.Monday, "x", "Monday" },
        { new[] { "a", "b" }, "x.join('')", "ab" },
        { new[] { 1, 2 }, "x[1]", 2.0 },
        { new Dictionary<string, string> { ["k"] = "v" }, "x.k", "v" },
        { JsonDocument.Parse("""{"a":[1,"x",null,true]}""").RootElement, "x.a[1] + x.a.length", "x4" },
        { "text", "x", "text" },
        { null, "x === null", true },
        { true, "x", true },
    };

    [Theory]
    [MemberData(nameof(Normalised))]
    public void SetValue_AnyAcceptedType_IsNormalised(object? value, string source, object? expected)
    {
        var scope = A.Scope();
        scope.SetValue("x", value);

        A.Run(source, scope).Should().Be(expected);
    }

    [Fact]
    public void SetValue_ScriptChangesIt_HostKeepsItsOwn()
    {
        var list = new List<object?> { 1.0 };
        var scope = A.Scope();
        scope.SetValue("list", list);

        A.Run("list.push(2); list.length", scope).Should().Be(2.0);
        list.Should().HaveCount(1);
    }

    [Fact]
    public void Resolver_NamesNotUsed_AreNotAskedFor()
    {
        var asked = new List<string>();
        var scope = A.Scope();
        scope.Resolver = (string name, out object? value) =>
        {
            asked.Add(name);
            value = name == "getB" ? (Func<IReadOnlyList<object?>, object?>)(_ => 7) : 3;
            return name != "missing";
        };

        A.Run("false ? a : getB() + b + b", scope).Should().Be(13.0);
        asked.Should().Equal("getB", "b");
        A.Run("typeof missing", scope).Should().Be("undefined");
    }

    [Fact]
    public void SetFunction_NameOfABuiltIn_HidesIt()
    {
        var scope = A.Scope();
        scope.SetFunction("parseInt", _ => "mine");

        A.Run("parseInt('5')", scope).Should().Be("mine");
    }

    [Fact]
    public void HostObject_ReadsAndAssignments_AreLive()
    {
        var (scope, variables) = WithVariables();
        variables.Values["A"] = 1;

        A.Run("variables.A += 1; variables.B = variables.A * 10; variables['C'] = [1]; variables.D", scope).Should().BeNull();

        variables.Values.Should().BeEquivalentTo(new Dictionary<string, object?> { ["A"] = 2.0, ["B"] = 20.0, ["C"] = new List<object?> { 1.0 } });
        A.Run("Object.keys(variables).join() + ('A' in variables) + ('Z' in variables) + typeof variables.Z", scope).Should().Be("A,B,Ctruefalseundefined");
    }

    [Fact]
    public void HostObject_ListChangedInPlace_IsHandedBackOnce()
    {
        var (scope, variables) = WithVariables();
        variables.Values["List"] = new List<object?> { 1.0 };

        A.Run("variables.List.push(2); variables.List.push(3); variables.List.length", scope).Should().Be(3.0);

        variables.Values["List"].Should().BeEquivalentTo(new[] { 1.0, 2.0, 3.0 });
        variables.Log.Where(entry => entry.StartsWith("set", StringComparison.Ordinal)).Should().Equal("set List");
    }

    [Fact]
    public void HostObject_ListChangedInPlace_IsSeenByHostFunctionsAtOnce()
    {
        var (scope, variables) = WithVariables();
        variables.Values["Case"] = new Dictionary<string, object?> { ["n"] = 1.0 };
        scope.SetFunction("getCase", _ => variables.Values["Case"]);

        A.Run("variables.Case.n = 5; getCase().n", scope).Should().Be(5.0);
    }

    [Fact]
    public void HostObject_NothingChanged_NothingIsHandedBack()
    {
        var (scope, variables) = WithVariables();
        variables.Values["List"] = new List<object?> { 3.0, 1.0 };

        A.Run("const o = {}; o.a = [...variables.List].sort()[0]; return o.a", scope).Should().Be(1.0);

        variables.Log.Should().Equal("get List");
    }

    [Fact]
    public void HostObject_SameMemberTwice_IsTheSameObject()
    {
        var (scope, variables) = WithVariables();
        variables.Values["List"] = new List<object?>();

        A.Run("variables.List === variables.List", scope).Should().Be(true);
    }

    [Fact]
    public void Now_IsTheOnlyClock()
    {
        A.Run("new Date().toISOString() + '|' + (Date.now() === new Date().getTime())").Should().Be("2026-03-02T01:00:00.000Z|true");
        A.Run("Date().slice(0, 24)").Should().Be("Mon Mar 02 2026 01:00:00");
    }

    [Fact]
    public void Random_SameSeed_GivesTheSameNumbers()
    {
        const string source = "[Math.random(), Math.random()]";
        var first = A.Scope();

        var numbers = A.Run(source, first).Should().BeOfType<List<object?>>().Which.Cast<double>().ToList();

        numbers.Should().OnlyContain(number => number >= 0 && number < 1).And.OnlyHaveUniqueItems();
        A.Run(source).Should().BeEquivalentTo(numbers);
        A.Run(source, first).Should().NotBeEquivalentTo(numbers);
        new ScriptRandom(42).NextDouble().Should().Be(0.7415648787718233);
    }

    [Fact]
    public void NextGuid_SameSeed_GivesTheSameVersion4Id()
    {
        var id = new ScriptRandom(7).NextGuid();

        id.Should().Be(new ScriptRandom(7).NextGuid());
        id.ToString()[14].Should().Be('4');
    }

    [Fact]
    public void Evaluate_OneScriptOnManyThreads_GivesEachItsOwnResult()
    {
        var script = Script.Parse("let s = 0; const add = n => { s += n }; for (let i = 0; i < n; i++) add(i); return s");

        Parallel.For(0, 200, n =>
        {
            var scope = A.Scope();
            scope.SetValue("n", n);
            script.Evaluate(scope, A.Limits).Should().Be(n * (n - 1) / 2.0);
        });
    }
}
