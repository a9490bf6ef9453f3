using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EnforcementFlows.Domain.Assignments;

/// <summary>A random draw of a handler (随机分案) that anybody can repeat from the stored seed.</summary>
/// <param name="Handler">User id of the person drawn.</param>
/// <param name="Seed">Random text, chosen before the draw and stored with it.</param>
/// <param name="Candidates">Who took part, sorted; part of what is stored.</param>
/// <param name="Excluded">Who was left out: recusal 回避, reinstatement, requester.</param>
/// <remarks>TB-3.2-1b, C-42, C-49: only where the filing names no handler.</remarks>
public sealed record HandlerDraw(string Handler, string Seed, IReadOnlyList<string> Candidates, IReadOnlyList<string> Excluded)
{
    /// <exception cref="DomainException"><c>assignment.nobody-eligible</c></exception>
    public static HandlerDraw Of(IEnumerable<string> judges, IEnumerable<string> excluded, string seed)
    {
        var left = excluded.Distinct().Order(StringComparer.Ordinal).ToList();
        var candidates = judges.Distinct().Except(left).Order(StringComparer.Ordinal).ToList();
        Rule.Require(candidates.Count > 0, "assignment.nobody-eligible", "没有可以分案的承办人。");
        return new(candidates[IndexOf(seed, candidates)], seed, candidates, left);
    }

    // the list is hashed with the seed: nobody can choose a seed for a person without knowing who takes part
    private static int IndexOf(string seed, List<string> candidates)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{string.Join('\n', candidates)}"));
        return (int)(BinaryPrimitives.ReadUInt64BigEndian(hash) % (ulong)candidates.Count);
    }
}
