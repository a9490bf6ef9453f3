using EnforcementFlows.Data.Access;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Testing;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Data.Tests;

public sealed class CaseModelTests(TestDatabase<EnforcementDbContext> database) : IClassFixture<TestDatabase<EnforcementDbContext>>
{
    [Fact]
    public void EveryCaseTable_LeadsItsKeyAndItsIndexesWithTheCourt()
    {
        using var context = database.NewContext();
        var types = context.Model.GetEntityTypes()
            .Where(type => type.ClrType == typeof(CaseReader) || type.ClrType.Namespace?.StartsWith("EnforcementFlows.Domain.", StringComparison.Ordinal) == true).ToList();

        types.Should().HaveCountGreaterThan(25);
        types.SelectMany(type => type.GetKeys().Select(key => (type.DisplayName(), key.Properties[0].Name))).Should().OnlyContain(key => key.Name == "Court");
        types.SelectMany(type => type.GetIndexes().Select(index => (type.DisplayName(), index.Properties[0].Name))).Should().OnlyContain(index => index.Name == "Court");
    }

    [Fact]
    public void EveryCaseTable_BelongsToACaseThatCannotBeDeletedUnderIt()
    {
        using var context = database.NewContext();
        var unbound = context.Model.GetEntityTypes()
            .Where(type => type.ClrType.IsSubclassOf(typeof(CaseRecord)))
            .Where(type => !type.GetForeignKeys().Any(key => key.Properties[0].Name == "Court" && key.DeleteBehavior == DeleteBehavior.Restrict));

        unbound.Select(type => type.DisplayName()).Should().BeEmpty();
    }

    [Fact]
    public void EveryText_HasALimit()
    {
        using var context = database.NewContext();
        var endless = context.Model.GetEntityTypes()
            .Where(type => type.ClrType.Namespace?.StartsWith("EnforcementFlows.Domain.", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetFlattenedProperties())
            .Where(property => property.ClrType == typeof(string) && property.GetMaxLength() is null && property.GetColumnType() != "jsonb");

        endless.Select(property => $"{property.DeclaringType.DisplayName()}.{property.Name}").Should().BeEmpty();
    }

    [Fact]
    public void EveryAmount_IsNumeric18And2()
    {
        using var context = database.NewContext();

        context.Model.GetEntityTypes().SelectMany(type => type.GetFlattenedProperties())
            .Where(property => property.ClrType == typeof(Money) || property.ClrType == typeof(Money?))
            .Should().NotBeEmpty().And.OnlyContain(property => property.GetColumnType() == "numeric(18,2)");
    }
}
