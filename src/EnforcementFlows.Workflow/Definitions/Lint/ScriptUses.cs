using EnforcementFlows.Workflow.Expressions;
using EnforcementFlows.Workflow.Expressions.Interpreter;

namespace EnforcementFlows.Workflow.Definitions.Lint;

/// <summary>A variable that a script reads or sets.</summary>
/// <param name="Name">The variable's name as the script has it.</param>
/// <param name="Sets">It is given a value.</param>
/// <param name="Fails">A member of its value is read without a look whether there is one.</param>
/// <param name="Looks">The script says what holds when there is none (<c>?.</c>, <c>??</c>).</param>
internal readonly record struct ScriptUse(string Name, bool Sets, bool Fails = false, bool Looks = false);

/// <summary>Finds the variables that a script uses by the accessors that scripts have for them, in the order of the text.</summary>
internal static class ScriptUses
{
    private static readonly HashSet<string> Assigning = ["=", "+=", "-=", "*=", "/=", "??=", "||=", "&&="];

    public static IEnumerable<ScriptUse> Of(Script script)
    {
        var tokens = new Lexer(script.Source).Tokenize();
        var looked = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < tokens.Count - 1; at++)
        {
            if (tokens[at].Kind != TokenKind.Name || (at > 0 && (tokens[at - 1].Is(".") || tokens[at - 1].Is("?."))))
                continue;
            if (Use(tokens, at) is not { } use)
                continue;
            // where it was looked at before, the script knows whether there is a value
            yield return use with { Fails = use.Fails && !looked.Contains(use.Name) };
            if (!use.Fails)
                looked.Add(use.Name);
        }
    }

    /// <summary>The texts that stand in a script, one of which may be its value.</summary>
    public static IEnumerable<string> TextsOf(Script script) =>
        new Lexer(script.Source).Tokenize().Where(token => token.Kind == TokenKind.String).Select(token => token.Text);

    private static ScriptUse? Use(List<Token> tokens, int at)
    {
        var name = tokens[at].Text;
        if (name == "variables")
            return Member(tokens, at);
        if (!tokens[at + 1].Is("(") || name.Length < 4)
            return null;
        if (name is "getVariable" or "setVariable")
            return tokens[at + 2].Kind == TokenKind.String ? Before(tokens, at + 4, new(tokens[at + 2].Text, name[0] == 's')) : null;
        return name[..3] switch
        {
            "set" => new(name[3..], true),
            "get" => Before(tokens, at + 3, new(name[3..], false)),
            _ => null,
        };
    }

    private static ScriptUse? Member(List<Token> tokens, int at)
    {
        if (tokens[at + 1].Is(".") && tokens[at + 2].Kind == TokenKind.Name)
            return Read(at + 2, at + 3);
        return tokens[at + 1].Is("[") && tokens[at + 2].Kind == TokenKind.String ? Read(at + 2, at + 4) : null;

        ScriptUse Read(int name, int next) => Before(
            tokens, next, new(tokens[name].Text, Assigning.Contains(tokens[next].Text) && tokens[next].Kind == TokenKind.Punctuator));
    }

    // what is done with the value stands behind it
    private static ScriptUse Before(List<Token> tokens, int next, ScriptUse use) => next >= tokens.Count
        ? use
        : use with { Fails = tokens[next].Is(".") || tokens[next].Is("["), Looks = tokens[next].Is("?.") || tokens[next].Is("??") };
}
