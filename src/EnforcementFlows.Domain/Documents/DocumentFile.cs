using System.Security.Cryptography;

namespace EnforcementFlows.Domain.Documents;

/// <summary>The file of a document as it was made.</summary>
public sealed record DocumentFile(string FileName, string ContentType, byte[] Bytes)
{
    /// <summary>SHA-256, lower-case hex: shows that the file read later is the file made then.</summary>
    public string Sha256() => Convert.ToHexStringLower(SHA256.HashData(Bytes));
}
