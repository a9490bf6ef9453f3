using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Expressions;
using EnforcementFlows.Workflow.Expressions.Interpreter;

namespace EnforcementFlows.Workflow.Migration;

/// <summary>A text that an input may have.</summary>
/// <param name="When">The condition under which it is chosen, as written; null for the last one, which is left.</param>
public sealed record ScriptChoice(string? When, string Value);

/// <summary>Reads out of an input all texts that it may have: the one it states, or those that its script chooses between.</summary>
public static class ScriptChoices
{
    /// <summary>All of them; null where they can not be read off, since a part of the text is computed.</summary>
    public static IReadOnlyList<ScriptChoice>? Of(CompiledInput? input) => input switch
    {
        { Kind: InputKind.Literal, Literal: string text } => [new(null, text)],
        { Script: { } script } => Read(script) is { } choices && input.Texts() is { } texts && texts.All(text => choices.Exists(choice => choice.Value == text)) ? choices : null,
        _ => null,
    };

    // condition ? 'text' : condition ? 'text' : 'text'
    private static List<ScriptChoice>? Read(Script script)
    {
        var (tokens, choices, from) = (new Lexer(script.Source).Tokenize(), new List<ScriptChoice>(), 0);
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!tokens[at].Is("?"))
                continue;
            if (tokens[at + 1].Kind != TokenKind.String || !tokens[at + 2].Is(":"))
                return null;
            choices.Add(new(Written(tokens[from..at]), tokens[at + 1].Text));
            from = at + 3;
        }

        if (tokens[from].Kind != TokenKind.String || !tokens[(from + 1)..].TrueForAll(token => token.Is(";") || token.Kind == TokenKind.End))
            return null;
        choices.Add(new(null, tokens[from].Text));
        return choices;
    }

    private static string Written(List<Token> tokens) => string.Join(' ', tokens.Select(token => token.Kind == TokenKind.String ? $"'{token.Text}'" : token.Text));
}
