using Build.Oci;

namespace Build.Tests.Oci;

public sealed class BaseImageTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Read_LayoutOfOneImage_ReadsItsLayers()
    {
        Image image = Samples.Image(Architecture.Amd64, Samples.Layer("base"));
        Write(image);

        BaseImage read = BaseImage.Read(_directory.Path, Architecture.Amd64);

        Assert.Equal(image.Manifest.Digest, read.Digest);
        Assert.Equal(image.Layers.Select(layer => (layer.Blob.Digest, layer.DiffId)), read.Layers.Select(layer => (layer.Blob.Digest, layer.DiffId)));
    }

    [Fact]
    public void Read_LayoutOfSeveral_TakesTheArchitecture()
    {
        Image[] images = [Samples.Image(Architecture.Amd64, Samples.Layer("one")), Samples.Image(Architecture.Arm64, Samples.Layer("two"))];
        Write(images);

        Assert.Equal(images[1].Manifest.Digest, BaseImage.Read(_directory.Path, Architecture.Arm64).Digest);
    }

    [Fact]
    public void Read_LayoutWithoutTheArchitecture_SaysSo()
    {
        Write(Samples.Image(Architecture.Amd64, Samples.Layer("base")));

        Assert.Equal($"--base \"{_directory.Path}\" must have one image for linux/arm64, but has 0 of 1", Error(Architecture.Arm64));
    }

    [Fact]
    public void Read_DirectoryWithoutLayout_SaysHowToMakeOne() =>
        Assert.Contains("skopeo copy --all docker://IMAGE oci:", Error(Architecture.Amd64), StringComparison.Ordinal);

    [Fact]
    public void Read_ChangedLayer_IsDamaged()
    {
        Image image = Samples.Image(Architecture.Amd64, Samples.Layer("base"));
        Write(image);
        _directory.Write(image.Layers[0].Blob.Path, "other");

        Assert.Contains($"the content of {image.Layers[0].Blob.Digest} has another digest", Error(Architecture.Amd64), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingLayer_IsDamaged()
    {
        Image image = Samples.Image(Architecture.Amd64, Samples.Layer("base"));
        Write(image);
        File.Delete(Path.Combine(_directory.Path, image.Layers[0].Blob.Path));

        Assert.StartsWith($"--base \"{_directory.Path}\" is damaged: ", Error(Architecture.Amd64), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LayerOfAnotherType_SaysWhatConvertsIt()
    {
        Layer layer = Samples.Layer("base");
        Write(Samples.Image(Architecture.Amd64, layer with { Blob = new Blob("application/vnd.docker.image.rootfs.diff.tar.gzip", layer.Blob.Content) }));

        Assert.Contains("skopeo copy --format oci", Error(Architecture.Amd64), StringComparison.Ordinal);
    }

    private void Write(params Image[] images)
    {
        foreach ((string path, byte[] content) in Layout.Write(images, "base", Samples.Annotations))
        {
            _directory.Write(path, content);
        }
    }

    private string Error(Architecture architecture) =>
        Assert.Throws<BuildException>(() => BaseImage.Read(_directory.Path, architecture)).Message;
}
