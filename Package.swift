// swift-tools-version: 6.1
import PackageDescription

let parser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let ordered = Target.Dependency.product(name: "OrderedCollections", package: "swift-collections")

// The Swift libraries become part of the program: it then starts in half the time, and runs where no
// Swift is installed. The last two are what FoundationEssentials needs and does not name; the linker
// is lld because the default one warns about FoundationEssentials itself.
let standardLibraryInside: [LinkerSetting] = [
  .unsafeFlags(["-static-stdlib", "-use-ld=lld"]),
  .linkedLibrary("_FoundationCShims"), .linkedLibrary("_FoundationCollections"),
]

// The rooms of the house, lowest first. Sources/README.md is the map.
let package = Package(
  name: "wd",
  products: [.executable(name: "wd", targets: ["wd"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
  ],
  targets: [
    .systemLibrary(name: "CBLAS", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(
      name: "CMarkdown", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CReadline", providers: [.apt(["libreadline-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),

    .target(name: "Tensors", dependencies: ["CBLAS"], exclude: ["README.md"]),
    .target(
      name: "CensusData",
      exclude: ["README.md", "ATTRIBUTION.md", "train.csv.gz", "test.csv.gz"],
      cSettings: [.headerSearchPath(".")]),
    .target(
      name: "Features", dependencies: ["Tensors", "CZlib", "CZstd", "CSQLite", "CensusData"],
      exclude: ["README.md"]),
    .target(
      name: "Models", dependencies: ["Features", "Tensors", "CZlib"], exclude: ["README.md"]),
    .target(
      name: "Serving", dependencies: ["Models", "Features", "Tensors", heap], exclude: ["README.md"]
    ),
    .target(
      name: "Experiments", dependencies: ["Serving", "Models", "Features", "Tensors"],
      exclude: ["README.md"]),

    .target(name: "Language", dependencies: [ordered], exclude: ["README.md"]),
    .target(name: "Pictures", exclude: ["README.md"]),
    .target(name: "Notebooks", dependencies: ["Language", "CMarkdown"], exclude: ["README.md"]),
    .target(name: "Kernel", dependencies: ["Notebooks", "Language"], exclude: ["README.md"]),
    .target(name: "REPL", dependencies: ["Language", "CReadline"], exclude: ["README.md"]),

    .target(
      name: "Commands",
      dependencies: [
        "Language", "Pictures", "Tensors", "Features", "Models", "Serving", "Experiments", ordered,
      ],
      exclude: ["README.md"]),
    .executableTarget(
      name: "wd",
      dependencies: ["Commands", "Language", "Notebooks", "Kernel", "REPL", "Pictures", parser],
      exclude: ["README.md"],
      linkerSettings: standardLibraryInside),

    .testTarget(name: "LanguageTests", dependencies: ["Language"]),
    .testTarget(name: "FeaturesTests", dependencies: ["Features", "CZstd", "CSQLite"]),
    .testTarget(name: "ModelsTests", dependencies: ["Models", "Features", "Tensors"]),
    .testTarget(name: "PicturesTests", dependencies: ["Pictures"]),
    .testTarget(name: "NotebooksTests", dependencies: ["Notebooks", "Language"]),
    .testTarget(name: "REPLTests", dependencies: ["REPL", "Language"]),
    .testTarget(name: "KernelTests", dependencies: ["Kernel"]),
    .testTarget(name: "ServingTests", dependencies: ["Serving", "Models", "Features"]),
    .testTarget(
      name: "ExperimentsTests", dependencies: ["Experiments", "Models", "Features", "Tensors"]),
    .testTarget(name: "TensorsTests", dependencies: ["Tensors"]),
    // It runs the built program. A dependency on it would link the tests as the program is linked.
    .testTarget(name: "WDTests"),
    .testTarget(
      name: "ProgramTests",
      dependencies: ["Commands", "Language", "Notebooks"],
      exclude: ["language", "census"]),
  ],
  swiftLanguageModes: [.v6]
)
