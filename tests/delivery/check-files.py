# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
"""Judges the files that say where a bundle runs, each by its own tool or schema.

Arguments: the program that writes samples.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "packaging"))
from tap import Report  # noqa: E402

HERE = pathlib.Path(__file__).parent
WITNESS = "hostile-was-here"
YAML_FILES = [
    "docker-compose.yml",
    "kustomization.yaml",
    "k8s/testrun.yaml",
    ".github/workflows/load-test.yml",
    ".gitlab-ci.yml",
]

report = Report()
try:
    import yaml
except ImportError:
    report.skip("files for containers and pipelines", "there is no python3-yaml")
    report.end()
try:
    import jsonschema
except ImportError:
    jsonschema = None

folder = pathlib.Path(tempfile.mkdtemp(prefix="loadwright-delivery-"))
subprocess.run([sys.argv[1], folder], check=True)
samples = sorted(path for path in folder.iterdir())


class Strict(yaml.SafeLoader):
    """Reads YAML, and takes no key twice."""

    def construct_mapping(self, node, deep=False):
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        assert len(keys) == len(set(keys)), f"a key is there twice: {keys}"
        return super().construct_mapping(node, deep)


def read(sample, name):
    with open(sample / name, encoding="utf-8") as file:
        return yaml.load(file, Strict)


def check(name, function):
    """One result for all samples."""
    wrong = []
    for sample in samples:
        try:
            function(sample)
        except Exception as error:  # pylint: disable=broad-except
            wrong.append(f"{sample.name}: {type(error).__name__}: {error}")
    report.check(name, not wrong, "\n".join(wrong))


def shape(value):
    """What is left of a document when its texts are taken out: keys, lists and kinds."""
    if isinstance(value, dict):
        return {str(key): shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [shape(item) for item in value[:1]]
    return type(value).__name__


def check_yaml(sample):
    for name in YAML_FILES:
        assert isinstance(read(sample, name), dict), name


def check_testrun(sample):
    with open(HERE / "testrun.schema.json", encoding="utf-8") as file:
        jsonschema.validate(read(sample, "k8s/testrun.yaml"), json.load(file))


def check_kubernetes(sample):
    run = read(sample, "k8s/testrun.yaml")
    kustomization = read(sample, "kustomization.yaml")
    name = run["metadata"]["name"]
    assert kustomization["secretGenerator"][0]["name"] == name
    assert kustomization["namespace"] == run["metadata"]["namespace"]
    assert run["spec"]["runner"]["envFrom"][0]["secretRef"]["name"] == name
    environment = {item["name"]: item["value"] for item in run["spec"]["runner"]["env"]}
    assert environment["RUNNERS"] == str(run["spec"]["parallelism"])
    if "volumeClaim" in run["spec"]["script"]:
        with open(sample / "k8s/volume.yaml", encoding="utf-8") as file:
            claim, pod = yaml.load_all(file, Strict)
        assert claim["metadata"]["name"] == run["spec"]["script"]["volumeClaim"]["name"]
        assert pod["spec"]["volumes"][0]["persistentVolumeClaim"]["claimName"] == name
    else:
        assert kustomization["configMapGenerator"][0]["files"] == ["performance-test.js"]


def check_workflow(sample):
    workflow = read(sample, ".github/workflows/load-test.yml")
    triggers = workflow[True]  # YAML 1.1 takes "on" for a truth value; GitHub does not
    assert set(triggers) <= {"push", "workflow_dispatch", "schedule"}
    assert set(workflow["jobs"]) == {"smoke", "load"}
    for job in workflow["jobs"].values():
        assert job["environment"] in ("qa", "staging", "production")
        assert [step.get("if") for step in job["steps"]] == [None, None, None, "always()", "always()"]
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "an expression would become code"
    pinned = workflow["jobs"]["load"]["steps"][1]["with"]["k6-version"]
    assert pinned == ("0.54.0" if sample.name == "production" else "2.3.0")
    assert ("schedule" in triggers) == (sample.name == "production")


def check_pipeline(sample):
    pipeline = read(sample, ".gitlab-ci.yml")
    hidden = pipeline[".k6"]
    assert set(pipeline) == {"stages", "variables", ".k6", "smoke-test", "load-test"}
    assert hidden["artifacts"]["when"] == "always"
    for name, stage in (("smoke-test", "smoke"), ("load-test", "load")):
        job = pipeline[name]
        assert job["stage"] == stage and job["extends"] == ".k6"
        manual = [rule.get("when") for rule in job["rules"]]
        assert set(manual) == ({"manual"} if sample.name == "production" else {None})
        assert all(line.startswith("k6 run") for line in job["script"])


def check_compose(sample):
    service = read(sample, "docker-compose.yml")["services"]["k6"]
    assert service["user"].startswith("${RUN_AS:?")
    assert isinstance(service["image"], str)
    if not sample.name.startswith("hostile"):
        assert service["image"].startswith("grafana/k6:")
    assert service["command"][0] == "run" and service["command"][-1] == "/test/performance-test.js"
    assert service["env_file"] == [{"path": "./config.env", "format": "raw"}]


def check_shape(sample):
    """A text of a plan never changes what a file is made of."""
    if sample.name.startswith("hostile"):
        for name in YAML_FILES[:1] + YAML_FILES[4:]:
            assert shape(read(sample, name)) == shape(read(folder / "hostile-00", name)), name


def run_steps(sample):
    """All lines that a pipeline gives to a shell."""
    workflow = read(sample, ".github/workflows/load-test.yml")
    pipeline = read(sample, ".gitlab-ci.yml")
    for job in workflow["jobs"].values():
        yield from (step["run"] for step in job["steps"] if "run" in step)
    # GitLab stops at the first line that fails.
    yield "\n".join(["set -e", *pipeline[".k6"]["before_script"], *pipeline["load-test"]["script"]])


def check_shell(sample):
    for number, text in enumerate(run_steps(sample)):
        done = subprocess.run(
            ["shellcheck", "--shell", "bash", "-"], input=text, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"step {number}: {done.stdout}"
    done = subprocess.run(
        ["shellcheck", sample / "run.sh"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def check_kustomize(sample):
    if sample.name > "hostile-05" and sample.name.startswith("hostile"):
        return
    shutil.copy(sample / "config.example.env", sample / "config.env")
    done = subprocess.run(
        ["kubectl", "kustomize", sample], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    kinds = sorted(document["kind"] for document in yaml.safe_load_all(done.stdout))
    volume = (sample / "k8s/volume.yaml").exists()
    assert kinds == (["Secret", "TestRun"] if volume else ["ConfigMap", "Secret", "TestRun"])


check("every file is YAML, without a key twice", check_yaml)
if jsonschema is not None:
    check("TestRuns are as the operator documents them", check_testrun)
else:
    report.skip("TestRuns are as the operator documents them", "there is no python3-jsonschema")
check("the parts for Kubernetes name each other", check_kubernetes)
check("the workflow has both jobs, and keeps results also after a failure", check_workflow)
check("the pipeline has both jobs, and asks before production", check_pipeline)
check("the container runs as whoever starts it", check_compose)
check("hostile texts do not change what files are made of", check_shape)
if shutil.which("shellcheck"):
    check("what is given to shells is in order", check_shell)
else:
    report.skip("what is given to shells is in order", "there is no shellcheck")
if shutil.which("kubectl"):
    check("kustomize builds it", check_kustomize)
else:
    report.skip("kustomize builds it", "there is no kubectl")
report.check("nothing hostile has run", not list(folder.rglob(WITNESS)))
shutil.rmtree(folder)
report.end()
