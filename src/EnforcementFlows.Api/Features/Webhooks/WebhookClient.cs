using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data.Webhooks;
using EnforcementFlows.Workflow.Outbox;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace EnforcementFlows.Api.Features.Webhooks;

/// <summary>Sends signed events to subscribers.</summary>
public sealed class WebhookClient(HttpClient http, IDataProtectionProvider protection, IOptions<JsonOptions> json)
{
    private readonly IDataProtector _secrets = protection.CreateProtector("Webhooks.Secret");

    public string Protect(string secret) => _secrets.Protect(secret);

    /// <exception cref="MessageRefusedException">The subscriber says that it is gone for good (410).</exception>
    /// <exception cref="HttpRequestException">It did not take the event, or could not be reached.</exception>
    public async Task SendAsync(WebhookSubscription subscription, string id, WebhookEvent happened, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(happened, json.Value.SerializerOptions);
        var now = TimeProvider.System.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, subscription.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.Add(MessageSignature.IdHeader, id);
        request.Headers.Add(MessageSignature.TimestampHeader, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(MessageSignature.SignatureHeader, MessageSignature.Sign(_secrets.Unprotect(subscription.ProtectedSecret), id, now, body));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode == System.Net.HttpStatusCode.Gone)
            throw new MessageRefusedException("The subscriber answered 410: it does not want any more events.");
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"The subscriber answered {(int)response.StatusCode}.");
    }
}
