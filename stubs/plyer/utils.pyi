from types import ModuleType

class Proxy:
    def __init__(self, name: str, facade: ModuleType) -> None: ...
