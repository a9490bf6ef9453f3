using EnforcementFlows.Data.Access;
using EnforcementFlows.Domain.Alerts;
using EnforcementFlows.Domain.Approvals;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Coercion;
using EnforcementFlows.Domain.Disposal;
using EnforcementFlows.Domain.Documents;
using EnforcementFlows.Domain.Funds;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Parties;
using EnforcementFlows.Domain.Queries;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Domain.Sanctions;
using EnforcementFlows.Domain.Settlements;
using EnforcementFlows.Domain.Supervision;
using EnforcementFlows.Domain.Termination;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Data;

public sealed partial class EnforcementDbContext
{
    public DbSet<EnforcementCase> Cases => Set<EnforcementCase>();

    public DbSet<CaseReader> CaseReaders => Set<CaseReader>();

    public DbSet<Party> Parties => Set<Party>();

    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();

    public DbSet<CaseRequest> Requests => Set<CaseRequest>();

    public DbSet<ApprovalRecord> Approvals => Set<ApprovalRecord>();

    public DbSet<AssetQuery> AssetQueries => Set<AssetQuery>();

    public DbSet<Asset> Assets => Set<Asset>();

    public DbSet<ControlMeasure> Measures => Set<ControlMeasure>();

    public DbSet<Sanction> Sanctions => Set<Sanction>();

    public DbSet<SanctionEntry> SanctionEntries => Set<SanctionEntry>();

    public DbSet<CoerciveMeasure> CoerciveMeasures => Set<CoerciveMeasure>();

    public DbSet<TerminatedCase> TerminatedCases => Set<TerminatedCase>();

    public DbSet<CaseDocument> Documents => Set<CaseDocument>();

    public DbSet<CaseDocumentContent> DocumentContents => Set<CaseDocumentContent>();

    public DbSet<CaseAttachment> Attachments => Set<CaseAttachment>();

    public DbSet<CaseAccount> CaseAccounts => Set<CaseAccount>();

    public DbSet<AccountEntry> AccountEntries => Set<AccountEntry>();

    public DbSet<Receipt> Receipts => Set<Receipt>();

    public DbSet<ReceiptClaim> ReceiptClaims => Set<ReceiptClaim>();

    public DbSet<Payout> Payouts => Set<Payout>();

    public DbSet<PayoutDeferral> PayoutDeferrals => Set<PayoutDeferral>();

    public DbSet<AssetDisposal> Disposals => Set<AssetDisposal>();

    public DbSet<Alert> Alerts => Set<Alert>();

    public DbSet<OverdueReport> OverdueReports => Set<OverdueReport>();

    public DbSet<BulletinEntry> Bulletin => Set<BulletinEntry>();

    public DbSet<NodeLedgerRow> NodeLedger => Set<NodeLedgerRow>();

    public DbSet<WorkLogEntry> WorkLog => Set<WorkLogEntry>();

    public DbSet<SettlementInstalment> SettlementInstalments => Set<SettlementInstalment>();

    public DbSet<CalendarChange> CalendarChanges => Set<CalendarChange>();

    public DbSet<DailyCheck> DailyChecks => Set<DailyCheck>();

    public DbSet<AccessRecord> AccessRecords => Set<AccessRecord>();
}
