// swift-tools-version: 6.1
import PackageDescription

let parser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let ordered = Target.Dependency.product(name: "OrderedCollections", package: "swift-collections")

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
    .systemLibrary(name: "CReadline", providers: [.apt(["libreadline-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),

    .target(name: "Tensors", dependencies: ["CBLAS"], exclude: ["README.md"]),
    .target(
      name: "Features", dependencies: ["Tensors", "CZlib"], exclude: ["README.md"],
      resources: [.copy("Resources/census")]),
    .target(name: "Models", dependencies: ["Features", "Tensors"], exclude: ["README.md"]),
    .target(name: "Serving", dependencies: ["Models", "Features"], exclude: ["README.md"]),
    .target(name: "Experiments", dependencies: ["Serving", "Features"], exclude: ["README.md"]),

    .target(name: "Language", dependencies: [ordered], exclude: ["README.md"]),
    .target(name: "Pictures", exclude: ["README.md"]),
    .target(name: "Notebooks", dependencies: ["Language"], exclude: ["README.md"]),
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
      exclude: ["README.md"]),

    .testTarget(name: "LanguageTests", dependencies: ["Language"]),
    .testTarget(name: "FeaturesTests", dependencies: ["Features"]),
    .testTarget(name: "ModelsTests", dependencies: ["Models", "Features", "Tensors"]),
    .testTarget(name: "PicturesTests", dependencies: ["Pictures"]),
    .testTarget(name: "NotebooksTests", dependencies: ["Notebooks", "Language"]),
    .testTarget(name: "REPLTests", dependencies: ["REPL", "Language"]),
    .testTarget(name: "KernelTests", dependencies: ["Kernel"]),
    .testTarget(name: "ServingTests", dependencies: ["Serving", "Models", "Features"]),
    .testTarget(name: "ExperimentsTests", dependencies: ["Experiments"]),
    .testTarget(name: "TensorsTests", dependencies: ["Tensors"]),
    .testTarget(name: "WDTests", dependencies: ["wd"]),
    .testTarget(
      name: "ProgramTests",
      dependencies: ["Commands", "Language", "Notebooks"],
      exclude: ["language", "census"]),
  ],
  swiftLanguageModes: [.v6]
)
