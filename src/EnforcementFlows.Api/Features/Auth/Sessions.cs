using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Auth;

/// <summary>Starts, prolongs and ends the sign-ins of people.</summary>
internal sealed class Sessions(EnforcementDbContext db, Tokens tokens, ActorDirectory directory, PermissionMatrix matrix)
{
    public async Task<Guid> StartAsync(Guid userId, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var session = new StaffSession { Id = Guid.CreateVersion7(), UserId = userId, StartedAt = now, ExpiresAt = now + tokens.SessionLength };
        db.StaffSessions.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return session.Id;
    }

    public async Task ProlongAsync(Guid session, CancellationToken cancellationToken)
    {
        var expires = TimeProvider.System.GetUtcNow() + tokens.SessionLength;
        await db.StaffSessions.Where(row => row.Id == session && row.EndedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(column => column.ExpiresAt, expires), cancellationToken);
    }

    public async Task EndAsync(Guid session, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        await db.StaffSessions.Where(row => row.Id == session)
            .ExecuteUpdateAsync(row => row.SetProperty(column => column.EndedAt, now), cancellationToken);
        directory.Forget(session);
    }

    /// <summary>Ends every sign-in of a person: one who was given other offices, or none any more, has to sign in again.</summary>
    public async Task EndAllAsync(Guid userId, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var open = db.StaffSessions.Where(row => row.UserId == userId && row.EndedAt == null && row.ExpiresAt > now);
        var ids = await open.Select(row => row.Id).ToListAsync(cancellationToken);
        await open.ExecuteUpdateAsync(row => row.SetProperty(column => column.EndedAt, now), cancellationToken);
        ids.ForEach(directory.Forget);
    }

    /// <returns>Null where the session has ended or its person is no longer active.</returns>
    public async Task<ActorResponse?> FindActorAsync(Guid session, CancellationToken cancellationToken)
    {
        var principal = ActorClaims.ForSession(session, CourtAuthentication.BearerScheme);
        return await directory.FindAsync(principal, cancellationToken) is { } actor
            ? ActorResponse.Of(actor, matrix.PermissionsOf(actor).Always)
            : null;
    }

    public SignedIn WithTokens(Guid session, ActorResponse user)
    {
        var principal = ActorClaims.ForSession(session, CourtAuthentication.BearerScheme);
        return new() { AccessToken = tokens.Access(principal), RefreshToken = tokens.Refresh(principal), ExpiresIn = tokens.ExpiresIn, User = user };
    }
}
