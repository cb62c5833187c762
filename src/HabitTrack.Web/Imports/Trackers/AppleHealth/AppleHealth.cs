using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace HabitTrack.Web;

/// <summary>
/// The export of Apple Health: a zip archive with a large XML file, or that file alone. Its steps become a walk for each day, and its workouts walks and
/// workouts.
/// </summary>
internal sealed class AppleHealth : ImportFormat
{
    private const string Root = "HealthData", MedicalSuffix = "_cda.xml";

    private const long MaxLength = 16L << 30;

    public override string Source => "applehealth";

    public override bool Recognizes(ImportFile file)
    {
        if (!file.IsZip)
            return file.Text.StartsWith('<') && XmlElements.RootOf(file.Open) == Root;
        using var archive = file.OpenZip(MaxLength);
        return FindExport(archive) is not null;
    }

    public override async IAsyncEnumerable<ImportItem> Read(ImportFile file, ImportReading reading, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        using var archive = file.IsZip ? file.OpenZip(MaxLength) : null;
        var export = archive is null ? null : FindExport(archive);
        var (steps, workouts, others) = (new AppleSteps(reading.Calendar), new List<AppleWorkout>(), new SortedDictionary<string, long>(StringComparer.Ordinal));
        DateOnly? exportedOn = null;
        using (var elements = Open())
        {
            while (elements.Next())
            {
                // Deeper elements are parts, or repeat a record.
                if (elements is { Depth: 2, Name: "WorkoutStatistics" } && workouts is [.., var workout])
                    workout.AddStatistics(elements);
                if (elements.Depth != 1)
                    continue;
                if (AppleRecord.Read(elements) is { } record)
                    steps.Survey(record);
                else if (elements.Name == "Workout")
                    workouts.Add(workouts.Count < AppleWorkout.MaxCount ? AppleWorkout.Read(elements) : throw elements.Place.Damaged($"There are more than {AppleWorkout.MaxCount} workouts."));
                else if (elements.Name == "ExportDate")
                    exportedOn = reading.Calendar.DayOf(AppleValues.Date(elements, "value"));
                else
                    Count(others, elements.Name == "Record" ? elements["type"] : elements.Name);
            }
        }

        if (steps.Choose(reading.Options.From) is { } choice)
        {
            yield return new ImportItem.Devices(default, steps.Devices);
            yield return new ImportItem.Remark(default, null, choice);
        }

        if (others.Count > 0)
            yield return new ImportItem.Remark(default, null, $"Only steps, walking distance and workouts can be imported. This was left out: {string.Join(", ", others.Select(other => $"{other.Key} ({other.Value})"))}.");
        AppleWorkout.FindDuplicates(workouts, steps.Source);
        steps.Around(workouts.Where(workout => workout is { IsWalk: true, IsDuplicate: false }).OrderBy(walk => walk.Start));
        if (steps.Source is not null)
        {
            using var elements = Open();
            while (elements.Next())
            {
                if (elements.Depth == 1 && AppleRecord.Read(elements) is { } record)
                    steps.Add(record);
            }
        }

        var items = steps.Items(exportedOn).Concat(workouts.Select(workout => workout.Item)).ToList();
        foreach (var first in items.OfType<ImportItem.Entry>().DistinctBy(entry => entry.HabitKey))
            yield return ImportItem.Habit.Of(first.Content.Kind!.Value, first.Place);
        foreach (var item in items)
            yield return item;

        XmlElements Open() => new(export?.Open() ?? file.Open(), export?.FullName, cancellation);
    }

    /// <summary>Finds the export. Its name is in the language of the phone.</summary>
    private static ZipArchiveEntry? FindExport(ZipArchive archive) => archive.Entries
        .Where(entry => entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !entry.Name.EndsWith(MedicalSuffix, StringComparison.OrdinalIgnoreCase))
        .OrderBy(entry => entry.FullName.Length)
        .Take(10)
        .FirstOrDefault(entry => XmlElements.RootOf(entry.Open) == Root);

    private static void Count(SortedDictionary<string, long> others, string type)
    {
        var name = type.Replace("HKQuantityTypeIdentifier", "", StringComparison.Ordinal).Replace("HKCategoryTypeIdentifier", "", StringComparison.Ordinal);
        name = others.Count < 500 && name.Length <= Limits.NameLength ? name : "others";
        others[name] = others.GetValueOrDefault(name) + 1;
    }
}
