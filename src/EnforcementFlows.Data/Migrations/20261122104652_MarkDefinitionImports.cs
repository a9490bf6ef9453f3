using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnforcementFlows.Data.Migrations
{
    /// <inheritdoc />
    public partial class MarkDefinitionImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "definition_imports",
                columns: table => new
                {
                    content_sha256 = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false),
                    imported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_definition_imports", x => x.content_sha256);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "definition_imports");
        }
    }
}
