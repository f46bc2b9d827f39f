"""Loading of libraries without the parts that are hardly ever used: saves a tenth of memory and of the start."""

import importlib.util
import inspect
import sys
from threading import RLock
from types import ModuleType

_loading = RLock()

_OWN_HASHES = ("_md5", "_sha1", "_sha2" if sys.version_info >= (3, 12) else "_sha256")
"""Python's own hashes; some systems build Python without, and leave them to OpenSSL."""


def start_light() -> None:
    """Keep out what libraries import for other databases and networks: OpenSSL for good, the rest until it is used.

    `hashlib` then uses Python's own hashes, as where Python was built without OpenSSL. Call it before anything else.
    """
    load_when_used("asyncio", iscoroutine=inspect.iscoroutine)  # by SQLAlchemy
    load_when_used("importlib.metadata")  # by SQLAlchemy, which looks there for more dialects
    load_when_used("ipaddress")  # by urllib.parse
    load_when_used("socket")  # by logging.handlers
    load_when_used("subprocess")  # by ctypes.util
    if all(importlib.util.find_spec(name) for name in _OWN_HASHES):
        for name in ("ssl", "_hashlib"):
            sys.modules.setdefault(name, None)  # type: ignore[arg-type] # None: an import of it fails


def load_when_used(name: str, **ready: object) -> None:
    """Have an import of the module give one that is run when something of it is asked for that is not `ready`.

    `importlib.util.LazyLoader` has no `ready` and, before Python 3.12, lets two threads run the module at once.
    Does nothing when the module is there already. Raises ModuleNotFoundError when it cannot be found.
    """
    if name in sys.modules:
        return
    spec = importlib.util.find_spec(name)
    if spec is None:
        raise ModuleNotFoundError(name=name)
    module = importlib.util.module_from_spec(spec)
    module.__dict__.pop("__path__", None)  # so that importing a part of a package wakes it too
    module.__dict__.update(ready)
    module.__class__ = _Asleep
    sys.modules[name] = module
    parent, _, own = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], own, module)


class _Asleep(ModuleType):
    """A module that was not run yet."""

    def __getattr__(self, name: str) -> object:  # type: ignore[explicit-override] # typing has none in 3.11
        spec = self.__spec__
        with _loading:
            if type(self) is _Asleep and spec and spec.loader:  # no other thread woke it meanwhile
                self.__class__ = _Waking  # type: ignore[assignment]
                if spec.submodule_search_locations is not None:
                    self.__path__ = spec.submodule_search_locations
                spec.loader.exec_module(self)
                self.__class__ = ModuleType  # type: ignore[assignment]
        return getattr(self, name)


class _Waking(ModuleType):
    """A module that is being run: other threads wait for what it does not have yet, its own does not."""

    def __getattr__(self, name: str) -> object:  # type: ignore[explicit-override] # typing has none in 3.11
        with _loading:
            return ModuleType.__getattribute__(self, name)
