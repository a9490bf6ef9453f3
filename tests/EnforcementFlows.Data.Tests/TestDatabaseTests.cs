using EnforcementFlows.Testing;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Data.Tests;

public sealed class TestDatabaseTests
{
    [Fact]
    public async Task CreateAsync_Twice_EachTestHasItsOwnRows()
    {
        await using var one = await TestDatabase.CreateAsync<SampleContext>();
        await using var other = await TestDatabase.CreateAsync<SampleContext>();

        await using (var context = one.NewContext())
        {
            context.Notes.Add(new() { Text = "only here" });
            await context.SaveChangesAsync();
        }

        (await one.NewContext().Notes.CountAsync()).Should().Be(1);
        (await other.NewContext().Notes.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task CreateAsync_TheProjectsOwnContext_HasItsTables()
    {
        await using var database = await TestDatabase.CreateAsync<EnforcementDbContext>();

        await using var context = database.NewContext();
        (await context.Users.CountAsync()).Should().Be(0);
    }
}
