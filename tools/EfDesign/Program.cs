// Start-up project of the dotnet-ef tool: `dotnet ef migrations add <Name> -p src/EnforcementFlows.Data -s tools/EfDesign`.
Console.WriteLine("This project only carries the design-time assembly for dotnet-ef.");
