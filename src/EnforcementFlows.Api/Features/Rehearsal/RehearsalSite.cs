using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Api.Features.Rehearsal;

/// <summary>What a rehearsal takes from a court.</summary>
/// <param name="Forms">What is checked of filled-in forms; null where there are no forms.</param>
/// <param name="Clauses">Ids of the court's clauses; null where they are not known.</param>
/// <param name="Replace">The profile with some members replaced as a whole.</param>
internal sealed record RehearsalSite(CourtProfile Profile, CourtCalendar Calendar, FormCatalog? Forms, IReadOnlySet<string>? Clauses, Func<JsonObject, CourtProfile> Replace)
{
    /// <summary>A court as its folder has it.</summary>
    public static RehearsalSite Of(CourtFolder court) => new(
        court.Profile!, court.Calendar, court.Forms, court.Clauses, members => ProfileFile.Parse(ProfileText.Replace(ProfileText.Read(court.ProfilePath), members)));

    /// <summary>A court as it is now.</summary>
    public static RehearsalSite Of(CourtProfile profile, CourtCalendar calendar, FormCatalog forms, IReadOnlySet<string> clauses) => new(
        profile, calendar, forms, clauses, members => ProfileFile.Parse(ProfileText.Replace(JsonSerializer.Serialize(profile, ProfileJson.Options), members)));
}
