using EnrollmentPortal.Benchmarks;

return await BenchCommand.RunAsync(args, Console.Out);
