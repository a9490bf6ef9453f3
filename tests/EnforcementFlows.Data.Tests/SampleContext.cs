using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Data.Tests;

public sealed class SampleContext(DbContextOptions<SampleContext> options) : DbContext(options)
{
    public DbSet<Note> Notes => Set<Note>();

    public sealed class Note
    {
        public int Id { get; init; }
        public required string Text { get; init; }
    }
}
