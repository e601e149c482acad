using Build.Oci;

namespace Build.Tests.Oci;

public sealed class BaseImageTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Read_LayoutOfOneImage_ReadsItsLayers()
    {
        var image = Samples.Image(Architecture.Amd64, Samples.Layer("base"));
        Write(image);

        var read = BaseImage.Read(_directory.Path, Architecture.Amd64);

        read.Digest.Should().Be(image.Manifest.Digest);
        read.Layers.Select(layer => (layer.Blob.Digest, layer.DiffId)).Should().Equal(
            image.Layers.Select(layer => (layer.Blob.Digest, layer.DiffId)));
    }

    [Fact]
    public void Read_LayoutOfSeveral_TakesTheArchitecture()
    {
        Image[] images =
        [
            Samples.Image(Architecture.Amd64, Samples.Layer("one")),
            Samples.Image(Architecture.Arm64, Samples.Layer("two")),
        ];
        Write(images);

        BaseImage.Read(_directory.Path, Architecture.Arm64).Digest.Should().Be(images[1].Manifest.Digest);
    }

    [Fact]
    public void Read_LayoutWithoutTheArchitecture_SaysSo()
    {
        Write(Samples.Image(Architecture.Amd64, Samples.Layer("base")));

        Error(Architecture.Arm64).Should().Be(
            $"--base \"{_directory.Path}\" must have one image for linux/arm64, but has 0 of 1");
    }

    [Fact]
    public void Read_DirectoryWithoutLayout_SaysHowToMakeOne() =>
        Error(Architecture.Amd64).Should().Contain("skopeo copy --all docker://IMAGE oci:");

    [Fact]
    public void Read_ChangedLayer_IsDamaged()
    {
        var image = Samples.Image(Architecture.Amd64, Samples.Layer("base"));
        Write(image);
        _directory.Write(image.Layers[0].Blob.Path, "other");

        Error(Architecture.Amd64).Should().Contain($"the content of {image.Layers[0].Blob.Digest} has another digest");
    }

    [Fact]
    public void Read_MissingLayer_IsDamaged()
    {
        var image = Samples.Image(Architecture.Amd64, Samples.Layer("base"));
        Write(image);
        File.Delete(Path.Combine(_directory.Path, image.Layers[0].Blob.Path));

        Error(Architecture.Amd64).Should().StartWith($"--base \"{_directory.Path}\" is damaged: ");
    }

    [Fact]
    public void Read_LayerOfAnotherType_SaysWhatConvertsIt()
    {
        var layer = Samples.Layer("base");
        Write(Samples.Image(
            Architecture.Amd64,
            layer with { Blob = new Blob("application/vnd.docker.image.rootfs.diff.tar.gzip", layer.Blob.Content) }));

        Error(Architecture.Amd64).Should().Contain("skopeo copy --format oci");
    }

    private void Write(params Image[] images)
    {
        foreach ((var path, var content) in Layout.Write(images, "base", Samples.Annotations))
        {
            _directory.Write(path, content);
        }
    }

    private string Error(Architecture architecture) =>
        Invoking(() => BaseImage.Read(_directory.Path, architecture)).Should().ThrowExactly<BuildException>().Which.Message;
}
