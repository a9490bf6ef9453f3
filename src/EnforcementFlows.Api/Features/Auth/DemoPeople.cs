using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Api.Features.Auth;

/// <summary>The demo accounts that a profile describes: the same persons at every start, others at every court.</summary>
internal static class DemoPeople
{
    private const string Surnames = "张李王刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
    private static readonly string[] PersonalTitles = ["长", "员", "官", "任", "委", "理", "警", "人"];

    public static IReadOnlyList<DemoPerson> Of(CourtProfile profile)
    {
        var people = new List<DemoPerson>();
        foreach (var role in profile.Roles)
        {
            var accounts = profile.Demo.GetValueOrDefault(role.Code, DemoAccounts.One);
            for (var i = 0; i < accounts.Count; i++)
                people.Add(Person(profile, role, accounts, i, SurnameAt(profile.Court, people.Count)));
        }
        return people;
    }

    private static DemoPerson Person(CourtProfile profile, CourtRole role, DemoAccounts accounts, int index, char surname)
    {
        IReadOnlyList<string> roles = [role.Code, .. accounts.Also];
        var account = accounts.Count == 1 ? role.Code : $"{role.Code}{index + 1}";
        return new(account, Title(surname, role.Name), roles, [.. roles.SelectMany(held => TeamsOf(profile, held, accounts.Count, index)).Distinct()]);
    }

    // several holders of a role are spread over the teams that have it; a single one serves in all
    private static List<string> TeamsOf(CourtProfile profile, string role, int holders, int index)
    {
        var teams = profile.Teams.Where(team => team.Roles.Contains(role)).Select(team => team.Code).ToList();
        return holders == 1 || teams.Count <= 1 ? teams : [teams[index % teams.Count]];
    }

    private static string Title(char surname, string roleName)
    {
        var title = roleName.Split('/')[^1].Replace("执行局", "", StringComparison.Ordinal).Replace("员额", "", StringComparison.Ordinal);
        return PersonalTitles.Any(title.EndsWith) ? $"{surname}{title}" : $"{surname}同志（{title}）";
    }

    private static char SurnameAt(string court, int position) =>
        Surnames[(court.Sum(letter => letter) + position) % Surnames.Length];
}

/// <summary>A demo account.</summary>
/// <param name="Account">The part after the court, such as <c>judge1</c>.</param>
/// <param name="DisplayName">Surname and title.</param>
/// <param name="Roles">Role codes.</param>
/// <param name="Teams">Team codes.</param>
internal sealed record DemoPerson(string Account, string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Teams);
