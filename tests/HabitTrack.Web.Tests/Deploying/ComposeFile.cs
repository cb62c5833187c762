using System.Runtime.CompilerServices;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace HabitTrack.Web.Tests;

/// <summary>The parsed docker-compose.yml.</summary>
internal sealed class ComposeFile
{
    private readonly Dictionary<object, object> root;

    private ComposeFile(Dictionary<object, object> root) => this.root = root;

    public static string Folder { get; } = RepositoryRoot();

    public IReadOnlyDictionary<string, Dictionary<object, object>> Services => Section("services").ToDictionary(
        service => (string)service.Key, service => (Dictionary<object, object>)service.Value);

    public IEnumerable<string> Volumes => Section("volumes").Keys.Cast<string>();

    /// <summary>The services that are built from this repository.</summary>
    public IEnumerable<Dictionary<object, object>> Nodes => Services.Values.Where(service => service.ContainsKey("build"));

    /// <summary>The subnet of the services.</summary>
    public string Subnet => (string)((Dictionary<object, object>)((List<object>)((Dictionary<object, object>)((Dictionary<object, object>)Section("networks")["default"])["ipam"])["config"]).Single())["subnet"];

    /// <summary>The configuration of the proxy: the words of each line.</summary>
    public IReadOnlyList<string[]> Proxy => ((string)((Dictionary<object, object>)Section("configs")["caddyfile"])["content"])
        .Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0).ToList();

    public static ComposeFile Read()
    {
        using var text = new StreamReader(Path.Combine(Folder, "docker-compose.yml"));
        var parser = new MergingParser(new Parser(text));
        return new ComposeFile(new Deserializer().Deserialize<Dictionary<object, object>>(parser));
    }

    public static Dictionary<string, string> Environment(Dictionary<object, object> service) =>
        ((Dictionary<object, object>)service["environment"]).ToDictionary(setting => (string)setting.Key, setting => (string)setting.Value);

    private Dictionary<object, object> Section(string name) => (Dictionary<object, object>)root[name];

    private static string RepositoryRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
