using System.Text.Json;

namespace EnforcementFlows.Simulators;

/// <summary>A request as the host sends it.</summary>
internal sealed record Request
{
    public required Guid Id { get; init; }

    public required string Court { get; init; }

    public Guid? CaseId { get; init; }

    public string? CaseNumber { get; init; }

    public required string Operation { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public JsonElement? Data { get; init; }
}

/// <summary>What the handler has to do about a request.</summary>
/// <param name="Met">How the request is received.</param>
/// <param name="Reference">Given to what was carried out.</param>
/// <param name="AnswerFirst">Whether the answers are sent before the request is told to be accepted.</param>
/// <param name="OtherBody">The key was used before with another body.</param>
internal sealed record Receipt(Acceptance Met, string? Reference = null, bool AnswerFirst = false, bool OtherBody = false);

/// <summary>
/// The state of all gateways: what was carried out, what is to be answered, and the time. All of it is rebuilt from the ledger at
/// the start, and every change is in the ledger before it counts.
/// </summary>
internal sealed class Partner : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Ledger _ledger;
    private readonly Dictionary<(string Gateway, string? Case), Behaviour> _behaviours = [];
    private readonly Dictionary<(string Gateway, Guid Id), Effect> _effects = [];
    private readonly Dictionary<(string Gateway, Guid Id), int> _attempts = [];
    private readonly List<Message> _messages = [];
    private readonly Dictionary<long, Settled> _settled = [];
    private readonly SortedDictionary<long, Message> _waiting = [];
    private DateTimeOffset? _told;

    public Partner(string folder) => _ledger = Ledger.Open(folder, Apply);

    /// <summary>What the host told, or the system's time as long as it has told none.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_lock)
                return _told ?? TimeProvider.System.GetUtcNow();
        }
    }

    /// <summary>How a gateway will meet the next request of a case; without a case number, of any case that has no behaviour of its own.</summary>
    public Behaviour BehaviourOf(string gateway, string? caseNumber)
    {
        lock (_lock)
            return _behaviours.GetValueOrDefault(ScopeOf(gateway, caseNumber), Behaviour.Good);
    }

    public void Behave(string gateway, string? caseNumber, Behaviour behaviour) => Record([new BehaviourSet(gateway, behaviour, caseNumber)]);

    /// <summary>From now on the time is what the host tells.</summary>
    public void SetClock(DateTimeOffset now) => Record([new ClockSet(now)]);

    /// <summary>Takes a request. Its effect and its answers are in the ledger together when this returns, once for each id.</summary>
    public Receipt Take(string gateway, Request request, string body)
    {
        lock (_lock)
        {
            var behaviour = BehaviourOf(gateway, request.CaseNumber);
            var attempt = new Attempt(gateway, request.Id, behaviour.Accept, request.CaseNumber);
            if (_effects.TryGetValue((gateway, request.Id), out var before))
            {
                Record([attempt]);
                return new(behaviour.Accept, before.Reference, OtherBody: before.Body != body);
            }

            if (behaviour.Accept is Acceptance.Error or Acceptance.Refuse || (behaviour.Accept is not Acceptance.Ok && !behaviour.TakesEffect))
            {
                Record([attempt]);
                return new(behaviour.Accept);
            }

            var now = TimeProvider.System.GetUtcNow();
            var effect = new Effect(
                gateway, request.Id, request.Court, request.CaseNumber, request.Operation, $"{gateway}-{_effects.Count + 1:D6}", now, body);
            Record([attempt, effect, .. Answers.To(gateway, request, effect.Reference, behaviour, _messages.Count, now)]);
            return new(behaviour.Accept, effect.Reference, AnswerFirst: behaviour.Answer == AnswerMode.OutOfOrder);
        }
    }

    public Effect? Find(string gateway, Guid id)
    {
        lock (_lock)
            return _effects.GetValueOrDefault((gateway, id));
    }

    /// <summary>Puts a message that answers nothing into the queue, due at once.</summary>
    public Message Tell(string gateway, string court, string messageId, string body)
    {
        lock (_lock)
        {
            var message = new Message(_messages.Count, gateway, court, null, messageId, body, DateTimeOffset.MinValue, DateTimeOffset.MinValue);
            Record([message]);
            return message;
        }
    }

    /// <summary>What is to be sent first of what is due now.</summary>
    public Message? FirstDue()
    {
        lock (_lock)
            return _waiting.Values.Where(IsDue).MinBy(message => (message.DueAt, message.Number));
    }

    /// <summary>When the next message that is not due yet will be.</summary>
    public DateTimeOffset? NextDue()
    {
        lock (_lock)
            return _waiting.Values.Where(message => !IsDue(message)).Min(message => (DateTimeOffset?)(_told is null ? message.DueBySystem : message.DueAt));
    }

    public void Settle(Message message, int status) => Record([new Settled(message.Number, status, TimeProvider.System.GetUtcNow())]);

    /// <summary>What a gateway carried out, in order, with how often it was asked and what became of the answers.</summary>
    public List<EffectRow> Effects(string gateway)
    {
        lock (_lock)
        {
            var answers = _messages.Where(message => message.Gateway == gateway).ToLookup(message => message.Request);
            return [.. _effects.Values.Where(effect => effect.Gateway == gateway).Select(effect => new EffectRow(
                effect.Id, effect.Court, effect.CaseNumber, effect.Operation, effect.Reference, effect.At, _attempts[(gateway, effect.Id)],
                [.. answers[effect.Id].Select(Row)]))];
        }
    }

    /// <summary>How often a gateway was asked, whatever it did.</summary>
    public int Attempts(string gateway)
    {
        lock (_lock)
            return _attempts.Where(attempt => attempt.Key.Gateway == gateway).Sum(attempt => attempt.Value);
    }

    public List<MessageRow> Messages(string gateway)
    {
        lock (_lock)
            return [.. _messages.Where(message => message.Gateway == gateway).Select(Row)];
    }

    public void Dispose() => _ledger.Dispose();

    private (string Gateway, string? Case) ScopeOf(string gateway, string? caseNumber) =>
        _behaviours.ContainsKey((gateway, caseNumber)) ? (gateway, caseNumber) : (gateway, null);

    private MessageRow Row(Message message) => new(message.MessageId, message.DueAt, _settled.GetValueOrDefault(message.Number)?.Status);

    private bool IsDue(Message message) => _told is { } now ? message.DueAt <= now : message.DueBySystem <= TimeProvider.System.GetUtcNow();

    private void Record(IReadOnlyList<Entry> entries)
    {
        lock (_lock)
        {
            _ledger.Append(entries);
            foreach (var entry in entries)
                Apply(entry);
        }
    }

    private void Apply(Entry entry)
    {
        switch (entry)
        {
            case ClockSet clock:
                _told = clock.Now;
                break;
            case BehaviourSet set:
                _behaviours[(set.Gateway, set.CaseNumber)] = set.Behaviour;
                break;
            case Attempt attempt:
                _attempts[(attempt.Gateway, attempt.Id)] = _attempts.GetValueOrDefault((attempt.Gateway, attempt.Id)) + 1;
                var scope = ScopeOf(attempt.Gateway, attempt.CaseNumber);
                _behaviours[scope] = _behaviours.GetValueOrDefault(scope, Behaviour.Good).Next();
                break;
            case Effect effect:
                _effects.Add((effect.Gateway, effect.Id), effect);
                break;
            case Message message:
                _messages.Add(message);
                _waiting.Add(message.Number, message);
                break;
            case Settled settled:
                _settled[settled.Number] = settled;
                _waiting.Remove(settled.Number);
                break;
        }
    }
}

internal sealed record EffectRow(
    Guid Id, string Court, string? CaseNumber, string Operation, string Reference, DateTimeOffset At, int Attempts, IReadOnlyList<MessageRow> Messages);

/// <param name="Status">What the host answered in the end; null = not sent yet, or not taken yet.</param>
internal sealed record MessageRow(string MessageId, DateTimeOffset DueAt, int? Status);
