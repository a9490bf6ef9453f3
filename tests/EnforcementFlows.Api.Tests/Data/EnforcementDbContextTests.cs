using System.Text.RegularExpressions;
using EnforcementFlows.Data;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EnforcementFlows.Api.Tests.Data;

public sealed partial class EnforcementDbContextTests
{
    [Fact]
    public void Model_EveryName_IsSnakeCase()
    {
        using var context = NewContext();

        context.Model.GetRelationalModel().Tables.SelectMany(NamesOf)
            .Where(name => !SnakeCase().IsMatch(name)).Should().BeEmpty();
    }

    [Fact]
    public void Model_EveryEnum_IsStoredAsText()
    {
        using var context = NewContext();

        context.Model.GetEntityTypes().SelectMany(type => type.GetFlattenedProperties())
            .Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum)
            .Where(property => !property.GetColumnType().StartsWith("character varying", StringComparison.Ordinal))
            .Select(property => property.Name).Should().BeEmpty();
    }

    private static EnforcementDbContext NewContext() =>
        new(new DbContextOptionsBuilder<EnforcementDbContext>().UseNpgsql().Options);

    private static IEnumerable<string> NamesOf(ITable table) =>
    [
        table.Name,
        .. table.Columns.Select(column => column.Name),
        .. table.UniqueConstraints.Select(key => key.Name),
        .. table.ForeignKeyConstraints.Select(key => key.Name),
        .. table.Indexes.Select(index => index.Name),
    ];

    [GeneratedRegex("^[a-z0-9]+(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();
}
